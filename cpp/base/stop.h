// A flag that one thread sets and the work of another looks at now and then: what was asked to stop ends by an exception.
#pragma once

#include <atomic>

namespace sayso {

struct Stopped {};  // thrown by check(); caught by whoever runs the work

class StopFlag {
 public:
  void set() noexcept { is_set_.store(true, std::memory_order_relaxed); }
  bool is_set() const noexcept { return is_set_.load(std::memory_order_relaxed); }

 private:
  std::atomic<bool> is_set_ = false;
};

// Throws Stopped when the flag is set; without a flag nothing stops.
inline void check(const StopFlag* stop) {
  if (stop != nullptr && stop->is_set()) throw Stopped{};
}

}  // namespace sayso
