#include "pipeline/workers.h"

#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace sayso {
namespace {

constexpr auto kTick = std::chrono::milliseconds(50);

class Workers {
 public:
  explicit Workers(const std::function<void(const StopFlag&)>& work) : work_(work) {}

  // A thread that cannot be started, or a tick that throws, must not leave the others running.
  ~Workers() {
    stop_.set();
    for (std::thread& thread : threads_) thread.join();
  }

  void start(unsigned threads) {
    for (unsigned thread = 0; thread < threads; ++thread) threads_.emplace_back([this] { run(); });
  }

  // False when a tick said stop.
  bool wait(const Tick& tick) {
    bool goes_on = true;
    std::unique_lock lock(mutex_);
    while (ended_ < threads_.size()) {
      if (one_ended_.wait_for(lock, kTick) != std::cv_status::timeout) continue;
      lock.unlock();
      if (goes_on && tick && tick()) {
        goes_on = false;
        stop_.set();
      }
      lock.lock();
    }
    if (error_) std::rethrow_exception(error_);
    return goes_on;
  }

 private:
  // The body of a thread: whatever is thrown is kept for the caller.
  void run() {
    std::exception_ptr error;
    try {
      work_(stop_);
    } catch (const Stopped&) {
    } catch (...) {
      error = std::current_exception();
      stop_.set();
    }
    const std::lock_guard lock(mutex_);
    if (error && !error_) error_ = error;
    ++ended_;
    one_ended_.notify_one();
  }

  const std::function<void(const StopFlag&)>& work_;
  StopFlag stop_;
  std::vector<std::thread> threads_;
  std::mutex mutex_;  // of the next three
  std::condition_variable one_ended_;
  std::size_t ended_ = 0;
  std::exception_ptr error_;
};

}  // namespace

bool run_workers(unsigned threads, const std::function<void(const StopFlag&)>& work, const Tick& tick) {
  Workers workers(work);
  workers.start(threads);
  return workers.wait(tick);
}

}  // namespace sayso
