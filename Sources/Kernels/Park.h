// Sleeping until a word changes, the one thing here that each system does its own way.
#pragma once
#include <stdatomic.h>
#include <stdint.h>

/// Sleeps while `*word == expected`; may also return without a reason, so the caller looks again.
void gr_park(_Atomic(uint32_t) *word, uint32_t expected);

/// Wakes up to `count` threads that sleep on `word`, after it has been changed.
void gr_unpark(_Atomic(uint32_t) *word, int count);
