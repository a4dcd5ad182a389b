// Heads by sex, school level and grade as lines for the summary's page, in the paper's first language. Pure.
#pragma once

#include <string>
#include <vector>

#include "report/summary.hpp"

namespace kiosk::report {

// "性別：女 20、男 18": of those who were there, the largest numbers first; more than eight values: the rest as one. A
// line for each trait that the roster states of anybody.
[[nodiscard]] std::vector<std::string> trait_lines(const Summary& summary, const Wording& wording);

} // namespace kiosk::report
