#include "call.h"

#if defined(__GLIBCXX__)
#include <cxxabi.h>
#endif

namespace sayso::bindings {
namespace {

bool is_main_thread() {
  const py::object ident = py::module_::import("threading").attr("main_thread")().attr("ident");
  return !ident.is_none() && ident.cast<unsigned long>() == PyThread_get_thread_ident();
}

bool is_finalizing() {
#if PY_VERSION_HEX >= 0x030D0000
  return Py_IsFinalizing() != 0;
#else
  return _Py_IsFinalizing() != 0;
#endif
}

}  // namespace

UnlockedCall::UnlockedCall(py::object progress) : progress_(std::move(progress)), is_main_thread_(is_main_thread()) {}

void UnlockedCall::run(const std::function<void()>& work) {
  std::exception_ptr thrown;
  state_ = PyEval_SaveThread();
  try {
    work();
#if defined(__GLIBCXX__)
  } catch (abi::__forced_unwind&) {  // poll() met the end of the interpreter, which ends this thread: not ours to catch
    throw;
#endif
  } catch (...) {
    thrown = std::current_exception();
  }
  PyEval_RestoreThread(state_);
  if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
  if (thrown) std::rethrow_exception(thrown);
}

bool UnlockedCall::poll(std::size_t done) {
  if (error_) return true;
  if (!is_main_thread_ && progress_.is_none()) return false;
  if (is_finalizing()) return true;  // taking the GIL now would end this thread in the middle of the call
  PyEval_RestoreThread(state_);
  try {
    if (PyErr_CheckSignals() != 0) throw py::error_already_set();
    if (!progress_.is_none()) progress_(done);
  } catch (...) {
    error_ = std::current_exception();
  }
  state_ = PyEval_SaveThread();
  return error_ != nullptr;
}

}  // namespace sayso::bindings
