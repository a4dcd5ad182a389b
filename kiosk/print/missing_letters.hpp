// Letters that no font of this machine has, for those who can mend it.
#pragma once

#include <string>
#include <vector>

#include "print/typesetter.hpp"

namespace kiosk::print {

// Of everything set so far, each once: the letters, the text that they stand in, and the package to install.
[[nodiscard]] std::vector<std::string> warnings_of(const Typesetter& typesetter);

} // namespace kiosk::print
