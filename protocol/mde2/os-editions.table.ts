/** Values of the OSEdition enumeration that reach an enrollment server (MS-MDE2 §2.2.9.6). */
export const osEditions: Readonly<Record<number, string>> = {
  4: 'Enterprise',
  27: 'Enterprise N',
  48: 'Pro',
  49: 'Pro N',
  72: 'Enterprise Evaluation',
  98: 'Home N',
  100: 'Home Single Language',
  101: 'Home',
  104: 'Mobile',
  121: 'Education',
  122: 'Education N',
  123: 'IoT Core',
  125: 'Enterprise LTSC',
  126: 'Enterprise N LTSC',
  175: 'Enterprise multi-session',
};
