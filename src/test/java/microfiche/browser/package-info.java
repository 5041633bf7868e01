/** The published pages as a reader meets them: in a browser, from a folder, and by the book. */
package microfiche.browser;
