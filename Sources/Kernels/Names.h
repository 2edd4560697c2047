// The .inc files are compiled once for each instruction set and scalar type. An instruction set has
// a file of its own, so only the scalar type has to be part of a name: `load` is load_float there,
// and load_double here.
#pragma once

#define JOIN_EXPANDED(a, b) a##_##b
#define JOIN(a, b) JOIN_EXPANDED(a, b)
#define NAME(word) JOIN(word, SCALAR)
#define COUNT(array) (int)(sizeof(array) / sizeof *(array))

/// Part of its caller even in a debug build, so that vectors never cross a call.
#define INLINE static inline __attribute__((always_inline))

#define vector NAME(vector)
#define bits NAME(bits)
#define load NAME(load)
#define store NAME(store)
#define load_part NAME(load_part)
#define store_part NAME(store_part)
#define fill NAME(fill)
#define multiply_add NAME(multiply_add)
#define absolute NAME(absolute)
#define larger NAME(larger)
#define at_least NAME(at_least)
#define square_root NAME(square_root)
#define sum_of_lanes NAME(sum_of_lanes)
#define largest_lane NAME(largest_lane)
#define transpose NAME(transpose)
