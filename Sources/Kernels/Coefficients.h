// Written by Tests/Fixtures/kernels/derive_coefficients.py; lowest power first.
#pragma once

// log 2 in two parts: an exponent times the high part is exact.
static const double log2_high_double = 0x1.62e42fefa3000p-1;
static const double log2_low_double = 0x1.3de6af278ece6p-42;
static const float log2_high_float = 0x1.62e4000000000p-1f;
static const float log2_low_float = 0x1.7f7d1c0000000p-20f;

// exp(r) = 1 + r + r² p(r) for |r| <= log(2)/2
// Error of the result, of its relative size: 2^-61.1.
static const double exponential_coefficients_double[] = {
  0x1.0000000000000p-1,
  0x1.5555555555557p-3,
  0x1.5555555555558p-5,
  0x1.11111111100bep-7,
  0x1.6c16c16c151e1p-10,
  0x1.a01a01abf8329p-13,
  0x1.a01a01ad04844p-16,
  0x1.71de01fe3a95bp-19,
  0x1.27e4ccb70cd8fp-22,
  0x1.af4e544ff5746p-26,
  0x1.1f8b726272df1p-29,
};

// exp(r) = 1 + r + r² p(r) for |r| <= log(2)/2
// Error of the result, of its relative size: 2^-30.4.
static const float exponential_coefficients_float[] = {
  0x1.0000000000000p-1f,
  0x1.5555560000000p-3f,
  0x1.5554e80000000p-5f,
  0x1.1110ac0000000p-7f,
  0x1.6d43b20000000p-10f,
  0x1.a17e3a0000000p-13f,
};

// exp(r) = 1 + r + r² p(r) for |r| <= log(2)/2
// Error of the result, of its relative size: 2^-32.0.
static const double short_exponential_coefficients_double[] = {
  0x1.0000000ba1e77p-1,
  0x1.555555744986cp-3,
  0x1.5554e89f98be3p-5,
  0x1.1110ab50d0a71p-7,
  0x1.6d43b2323be24p-10,
  0x1.a17e3ac1283c8p-13,
};

// log(1 + f) = 2 s + s³ p(s²), s = f / (2 + f), for 1 + f between 1/√2 and √2
// Error of the result, of its relative size: 2^-57.5.
static const double logarithm_coefficients_double[] = {
  0x1.5555555555558p-1,
  0x1.999999999514ep-2,
  0x1.2492492e1b6c8p-2,
  0x1.c71c62b252c70p-3,
  0x1.7462c2a5ef286p-3,
  0x1.39fc9fb39472cp-3,
  0x1.2b6d4f81fe63ap-3,
};

// log(1 + f) = 2 s + s³ p(s²), s = f / (2 + f), for 1 + f between 1/√2 and √2
// Error of the result, of its relative size: 2^-28.3.
static const float logarithm_coefficients_float[] = {
  0x1.55555c0000000p-1f,
  0x1.997be80000000p-2f,
  0x1.2ef1060000000p-2f,
};

// Φ(−t) = exp(−t²/2) p((t − 5) / (t + 5)) / (1 + 51/64 t) for 0 <= t <= 40
// Error of the result, of its relative size: 2^-55.0.
static const double tail_coefficients_double[] = {
  0x1.88989c2544936p-2,
  -0x1.a22eeef83407dp-4,
  0x1.8bb46a5e7a7e8p-5,
  -0x1.152e815fb007ep-7,
  -0x1.72dbdaea512a7p-7,
  0x1.e4ddc36272d88p-7,
  -0x1.504887f62c0b9p-7,
  0x1.34f012c76c2dep-8,
  -0x1.526f25d2f3564p-10,
  0x1.18e23842a2959p-15,
  0x1.16f849a5473bbp-13,
  -0x1.64b656190e6e1p-15,
  -0x1.b6a66eaff80c9p-18,
  0x1.d3358f8af5053p-18,
  -0x1.9e1bb55b168b4p-23,
  -0x1.0a9834793e90fp-20,
  0x1.f598297570ea2p-24,
  0x1.404e8d86678d9p-23,
  -0x1.7c87eb7c7edc7p-26,
  -0x1.98ea2f405b270p-26,
  0x1.59427fc3a78d1p-29,
  0x1.c82d098e85df0p-29,
  -0x1.651db29d47516p-35,
  -0x1.eb467ba1eb63ap-33,
};

// What rounding the first of these left out.
static const double tail_rest_double = 0x1.d679dfacd25abp-58;

// Φ(−t) = exp(−t²/2) p((t − 5) / (t + 5)) / (1 + 51/64 t) for 0 <= t <= 40
// Error of the result, of its relative size: 2^-34.1.
static const double short_tail_coefficients_double[] = {
  0x1.88989c24fe775p-2,
  -0x1.a22eef0f743bap-4,
  0x1.8bb46b74fcc4fp-5,
  -0x1.152e620697aefp-7,
  -0x1.72dc321e5cfcap-7,
  0x1.e4dc3687e015bp-7,
  -0x1.504613967d264p-7,
  0x1.35017c1494ff8p-8,
  -0x1.52aeab5991a73p-10,
  0x1.ffdd0f5bcf950p-16,
  0x1.19f6f1e486ca3p-13,
  -0x1.3f3d0d554b218p-15,
  -0x1.f2c55e88bedbbp-18,
  0x1.ecef3b9a944b9p-19,
};

// Φ(x) + x φ(x) = d p(d), d = x - root, for |d| <= 1/4, where root = -0.7517...
// Error of the result, of its relative size: 2^-53.1.
static const double root_slope_coefficients_double[] = {
  0x1.b9d98fa5a3215p-2,
  0x1.8d9a941de3ac5p-2,
  -0x1.2a2ef9bb86621p-6,
  -0x1.d2fa4c17c7e84p-4,
  -0x1.e4088244ea92ep-7,
  0x1.3e346def41f36p-6,
  0x1.297b9d6525305p-8,
  -0x1.258a6d853c48fp-9,
  -0x1.8680e7d00f097p-11,
  0x1.86c8635fa1ba5p-13,
  0x1.6955a7d46ede7p-14,
  -0x1.784a63532579ap-17,
  -0x1.ffb07d88f7016p-18,
  0x1.d04752cf708eap-22,
};

// The roots of the derivatives of GELU, Swish and Mish, in two parts.
static const double gelu_root_double = -0x1.80ead197f00b4p-1;
static const double gelu_root_rest_double = 0x1.13e74c58cada8p-56;
static const double swish_root_double = -0x1.474973c84120bp+0;
static const double swish_root_rest_double = -0x1.f8d74bc9ac154p-54;
static const float swish_root_float = -0x1.4749740000000p+0f;
static const float swish_root_rest_float = 0x1.bdf6fa0000000p-27f;
static const double mish_root_double = -0x1.31432c0d12d84p+0;
static const double mish_root_rest_double = -0x1.bf319154da210p-55;
static const float mish_root_float = -0x1.31432c0000000p+0f;
static const float mish_root_rest_float = -0x1.a25b080000000p-29f;

// Φ(x) + x φ(x) = 1/2 + x p(x²) for |x| <= 0.625
// Error of the result, of its relative size: 2^-51.7.
static const double near_slope_coefficients_double[] = {
  0x1.9884533d43651p-1,
  -0x1.1058377e2cec8p-2,
  0x1.ea3863e31a5b9p-5,
  -0x1.37403f6a43921p-7,
  0x1.2e9ae7c314ab2p-10,
  -0x1.db5d353512cd3p-14,
  0x1.38cfba5aa25edp-17,
  -0x1.60acf70ff876bp-21,
  0x1.3f199ec1dc23fp-25,
};

