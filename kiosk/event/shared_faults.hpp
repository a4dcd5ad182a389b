// Kinds of problems that no file has for itself, and words that stand in many.
#pragma once

#include "event/problem.hpp"

namespace kiosk::event::faults {

inline constexpr KindWith<2> kMoreOfTheKind{"more_of_the_kind", "{count} more of the kind: {kind}",
                                            "mend those above and check again"};
inline constexpr KindWith<1> kNotListed{"not_listed", "{count} more problems are not listed",
                                        "mend these first and check again"};

inline constexpr KindWith<0> kWarning{"warning", "warning: "};
inline constexpr KindWith<1> kQuoted{"quoted", "\"{text}\""};
inline constexpr KindWith<0> kComma{"comma", ", "};
inline constexpr KindWith<0> kOr{"or", " or "};
inline constexpr KindWith<2> kAndMore{"and_more", "{list} and {count} more"};
inline constexpr KindWith<1> kHiddenToo{"hidden_too", "{sheet} (hidden)"};

inline constexpr const ProblemKind* kShared[] = {&kMoreOfTheKind, &kNotListed, &kWarning, &kQuoted,
                                                 &kComma,         &kOr,        &kAndMore, &kHiddenToo};

} // namespace kiosk::event::faults
