// Errors are values. A function that can fail returns Result<T>; no exception crosses a room's door.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

namespace kiosk::core {

enum class ErrorKind {
    Usage,       // the caller's words are off (exit code 2)
    Invalid,     // data that breaks its format or a rule
    NotFound,    // a file, a row, a key that is not there
    Io,          // the operating system refused; the detail carries its words
    DiskFull,    // no room: retry after space was made
    Busy,        // another process holds it; retry
    Corrupt,     // a file that fails its own checks
    TooNew,      // written by a newer version of this program
    Refused,     // understood, and not allowed
    Unavailable, // a device or service that is not there now; may come back
};

struct Error {
    ErrorKind kind = ErrorKind::Invalid;
    std::string detail; // for staff and the log, English: what is wrong and how to mend it; never a secret

    // The same error with the place it passed on its way up: "opening F: no such file".
    [[nodiscard]] Error at(std::string_view where) const { return {kind, std::string(where) + ": " + detail}; }
    bool operator==(const Error&) const = default;
};

template <class T> using Result = tl::expected<T, Error>;
using Status = Result<void>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorKind kind, std::string detail) {
    return tl::unexpected<Error>(Error{kind, std::move(detail)});
}

// What TRY() gives of a result that holds a value.
template <class T, class E> T value_of(tl::expected<T, E>&& result) {
    return *std::move(result);
}
template <class E> void value_of(tl::expected<void, E>&& result) {
    (void)result;
}

} // namespace kiosk::core

// The value of an expression of type tl::expected<T, E>; an error leaves the function that this stands in, which
// returns an expected of the same E. A statement expression of g++ and clang: "const auto text = TRY(read_file(file,
// most));".
#define TRY(...)                                                                                                       \
    ({                                                                                                                 \
        auto tried_ = (__VA_ARGS__);                                                                                   \
        if (!tried_) [[unlikely]]                                                                                      \
            return tl::unexpected(std::move(tried_.error()));                                                          \
        ::kiosk::core::value_of(std::move(tried_));                                                                    \
    })
