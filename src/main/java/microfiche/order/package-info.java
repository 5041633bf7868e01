/** Puts names in the order a reader looks them up in: by pinyin, or by strokes. */
@org.jspecify.annotations.NullMarked
package microfiche.order;
