import { type Section, section } from '../base/section.js';

/** Places in Apple's public device-management schema (github.com/apple/device-management) and documentation. */
export const schema = (file: string): Section => section('apple/device-management', file);
export const documentation = (page: string): Section => section('Apple Device Management', page);
