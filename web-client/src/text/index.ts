/**
 * Every word that people read, in one folder by what they are doing, so that it can be read in one go and translated.
 * Short sentences, words that a tired person understands at once, and always what to do next. Say only what is true
 * at that moment. Each part is a module, so that the words of leads load with the screens of leads.
 */
export * as text from './areas';
export { failureText } from './failures';
