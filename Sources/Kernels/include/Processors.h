// How many processors this process may use.
#pragma once

/// By its affinity and its control group's quota, not by what the machine has; at least 1.
int gr_processors_available(void);
