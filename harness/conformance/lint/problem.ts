/** Something that the linter objects to. */
export interface Problem {
  /** `scenarios/product/terms.feature:12` */
  readonly place: string;
  readonly message: string;
}
