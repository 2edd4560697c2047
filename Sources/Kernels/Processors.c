#if defined(__linux__)
#define _GNU_SOURCE
#include <sched.h>
#endif
#include "Processors.h"

#include <math.h>
#include <stdio.h>
#include <unistd.h>

#if defined(__linux__)
/// Whole processors that the control group grants, rounded up; `unlimited` without a quota.
static int quota(int unlimited) {
  FILE *file = fopen("/sys/fs/cgroup/cpu.max", "r");
  if (!file) return unlimited;
  double granted, period;
  const int numbers = fscanf(file, "%lf %lf", &granted, &period);
  fclose(file);
  return numbers == 2 && granted > 0 && period > 0 ? (int)fmin(ceil(granted / period), unlimited)
                                                   : unlimited;
}
#endif

int gr_processors_available(void) {
  int count = (int)sysconf(_SC_NPROCESSORS_ONLN);
#if defined(__linux__)
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0) count = CPU_COUNT(&set);
  count = quota(count);
#endif
  return count < 1 ? 1 : count;
}
