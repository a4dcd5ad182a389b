// Where a passphrase comes from: the terminal, or a descriptor that the caller opened; a PIN only from the terminal.
// Never the command line, which every user of the machine can read.
#pragma once

#include <string>

#include "core/base/result.hpp"
#include "core/crypto/crypto_key.hpp"

namespace kiosk::tool {

// Asks on the terminal of this process, whatever its streams are, and shows nothing of what is typed. The terminal is
// as it was when this returns, and when a signal ends or stops the process meanwhile. For the only thread of a process.
// Unavailable: there is no terminal; the detail says what else works. Refused: nothing was typed.
[[nodiscard]] core::Result<core::Passphrase> ask_passphrase(const std::string& prompt);

// The same of a PIN. Usage: standard input is no terminal, so somebody feeds it, and nothing is asked.
[[nodiscard]] core::Result<core::Passphrase> ask_pin(const std::string& prompt);

// The first line of the descriptor, and not a byte more. Usage: it is not open. Refused: the line is empty, or longer
// than a passphrase may be. option: the one that named the descriptor, for the error.
[[nodiscard]] core::Result<core::Passphrase> read_passphrase(int descriptor,
                                                             const std::string& option = "--passphrase-fd");

} // namespace kiosk::tool
