// Work that takes long -> the same work in threads of its own, while the calling thread stays free to tick.
#pragma once

#include <cstddef>
#include <functional>

#include "base/stop.h"

namespace sayso {

inline constexpr std::size_t kInlineBytes = std::size_t{16} << 10;  // less text than this is not worth a thread

// Called in the calling thread about every 50 ms; true: stop.
using Tick = std::function<bool()>;

// Runs `work` in each of `threads` threads and joins them on every way out. False when a tick said stop; then each `work` ends at its
// next check of the flag. An exception of a worker stops the others and is rethrown here.
bool run_workers(unsigned threads, const std::function<void(const StopFlag&)>& work, const Tick& tick);

}  // namespace sayso
