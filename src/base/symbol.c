/*
 * Words that definitions use, as small numbers.
 *
 * Words stand in chunks that never move, so reading one needs no lock; the hash table that finds a word's number is
 * guarded by a lock that many readers share.
 */
#include "base/symbol.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum { CHUNK = 1024, CHUNKS_MOST = 1024 };

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static const char **_Atomic chunks[CHUNKS_MOST];
static symbol count = 1; /* 0 is no word */
static symbol *slots;    /* open addressing; a power of two, at most half full */
static size_t slot_count;
static struct arena *words; /* as long as the process */

static const char *word_at(symbol s)
{
	return atomic_load_explicit(&chunks[s / CHUNK], memory_order_acquire)[s % CHUNK];
}

/* FNV-1a. */
static size_t hash(const char *word, size_t length)
{
	uint64_t h = 14695981039346656037u;
	for (size_t i = 0; i < length; i++) {
		h = (h ^ (unsigned char)word[i]) * 1099511628211u;
	}
	return (size_t)(h ^ (h >> 32));
}

/* The slot that holds the word, or the empty one where it would go. */
static symbol *find_slot(const char *word, size_t length)
{
	for (size_t i = hash(word, length);; i++) {
		symbol *slot = &slots[i & (slot_count - 1)];
		if (*slot == 0) {
			return slot;
		}
		const char *there = word_at(*slot);
		if (strncmp(there, word, length) == 0 && there[length] == '\0') {
			return slot;
		}
	}
}

static void grow_slots(void)
{
	symbol *old = slots;
	size_t old_count = slot_count;
	slot_count = old_count == 0 ? 4096 : old_count * 2;
	slots = calloc(slot_count, sizeof *slots);
	if (slots == NULL) {
		fputs("hearth: out of memory\n", stderr);
		abort();
	}
	for (size_t i = 0; i < old_count; i++) {
		if (old[i] != 0) {
			const char *word = word_at(old[i]);
			*find_slot(word, strlen(word)) = old[i];
		}
	}
	free(old);
}

static symbol add_word(const char *word, size_t length)
{
	if (count == CHUNK * CHUNKS_MOST) {
		fputs("hearth: definitions use too many words\n", stderr);
		abort();
	}
	if (words == NULL) {
		words = arena_new();
	}
	symbol s = count;
	const char **chunk = atomic_load_explicit(&chunks[s / CHUNK], memory_order_relaxed);
	if (chunk == NULL) {
		chunk = ARENA_ARRAY(words, CHUNK, const char *);
	}
	chunk[s % CHUNK] = arena_copy_n(words, word, length);
	atomic_store_explicit(&chunks[s / CHUNK], chunk, memory_order_release);
	count++;
	return s;
}

static symbol find_locked(const char *word, size_t length)
{
	return slots == NULL || length == 0 ? 0 : *find_slot(word, length);
}

static symbol find_or_add(const char *word, size_t length)
{
	if ((size_t)count * 2 >= slot_count) {
		grow_slots();
	}
	symbol *slot = find_slot(word, length);
	if (*slot == 0) {
		*slot = add_word(word, length);
	}
	return *slot;
}

static symbol find_n(const char *word, size_t length)
{
	pthread_rwlock_rdlock(&lock);
	symbol s = find_locked(word, length);
	pthread_rwlock_unlock(&lock);
	return s;
}

symbol symbol_of_n(const char *word, size_t length)
{
	length = strnlen(word, length);
	symbol s = length == 0 ? 0 : find_n(word, length);
	if (s != 0 || length == 0) {
		return s;
	}
	pthread_rwlock_wrlock(&lock);
	s = find_or_add(word, length);
	pthread_rwlock_unlock(&lock);
	return s;
}

symbol symbol_of(const char *word)
{
	return symbol_of_n(word, strlen(word));
}

symbol symbol_find(const char *word)
{
	return find_n(word, strlen(word));
}

const char *symbol_word(symbol s)
{
	if (s == 0 || s >= CHUNK * CHUNKS_MOST) {
		return "";
	}
	const char **chunk = atomic_load_explicit(&chunks[s / CHUNK], memory_order_acquire);
	return chunk == NULL || chunk[s % CHUNK] == NULL ? "" : chunk[s % CHUNK];
}
