/**
 * All texts that people read, one module per area, ready to be translated. Texts are short, use simple words, say the
 * next step, and state only what is true at that moment. Each area is a module, so that the texts of leads load with
 * the screens of leads.
 */
export * as text from './areas';
export { failureText } from './failures';
