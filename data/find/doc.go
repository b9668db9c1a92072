// Package find is Swedish search without a database: it takes texts and queries
// apart into words, brings words to their stems, widens a query over the words
// that an index holds, and tells how well a text answers and which of its words
// to show.
//
// An index keeps stems only. A query is widened when it is asked: each of its
// words becomes the stems of the index that are the same word in another form,
// compounds with it, words derived from it, and where there is none of these
// words that look like it. [Tier] says which, and the better come first.
//
// It never reads or writes a file, and it ships no dictionary: whether a part of
// a compound is a word is asked of the index itself.
package find

// Rules counts the changes of how texts are taken apart and stemmed. An index
// that was made by other rules has to be made anew.
const Rules = 1
