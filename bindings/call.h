// Letting go of the GIL around one C++ call. Plain PyEval_SaveThread and PyEval_RestoreThread: pybind11's gil_scoped_release aborts when
// the interpreter exits while daemon threads are inside.
#pragma once

#include <cstddef>
#include <exception>
#include <functional>
#include <optional>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "pipeline/workers.h"
#include "pybind.h"

namespace sayso::bindings {

// One call into the core. Made and run with the GIL; `work` runs without it and touches nothing of Python.
class UnlockedCall {
 public:
  // `progress` is None or a Python function that poll() calls with the number of documents done.
  explicit UnlockedCall(py::object progress = py::none());

  // Rethrows what `work` throws, or what poll() met (KeyboardInterrupt, an error of `progress`), with the GIL.
  void run(const std::function<void()>& work);

  // To be called by `work` now and then in the thread that called run(): takes the GIL, lets Python handle signals and tells the progress.
  // True when the call should end because Python raised an error. Does nothing in other threads than Python's main one, unless there is
  // progress to tell: only the main thread gets signals.
  bool poll(std::size_t done);

 private:
  py::object progress_;
  bool is_main_thread_;
  PyThreadState* state_ = nullptr;  // of the calling thread while it is without the GIL
  std::exception_ptr error_;
};

// The result of `work`, which runs without the GIL.
template <typename Work>
auto without_gil(Work work) {
  using Result = std::invoke_result_t<Work>;
  UnlockedCall call;
  if constexpr (std::is_void_v<Result>) {
    call.run(work);
  } else {
    std::optional<Result> result;
    call.run([&] { result.emplace(work()); });
    return *std::move(result);
  }
}

// The result of `work`, which gets a StopFlag to look at and runs in a thread of its own, so that Ctrl-C can end it.
template <typename Work>
auto stoppable(Work work) {
  std::optional<std::invoke_result_t<Work, const StopFlag&>> result;
  UnlockedCall call;
  call.run([&] {
    run_workers(
        1, [&](const StopFlag& stop) { result.emplace(work(stop)); }, [&] { return call.poll(0); });
  });
  if (!result) throw std::runtime_error("the call ended early");
  return *std::move(result);
}

}  // namespace sayso::bindings
