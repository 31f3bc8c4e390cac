#pragma once

/// Put before a function whose loops run over many people: it is compiled once for each vector width, and the
/// best one is chosen when the program starts. Every width gives the same bits: integers are exact, and
/// floating-point operations are neither fused nor reordered (-ffp-contract=off, no fast-math). Sanitizers
/// and other compilers get one plain version.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define PILOTWAVE_VECTOR_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define PILOTWAVE_VECTOR_CLONES
#endif
