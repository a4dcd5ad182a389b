#include "event/package/same_person.hpp"

#include "core/i18n/text.hpp"

namespace kiosk::event {
namespace {

std::string key_of(const core::Participant& person) {
    std::string key;
    for (const auto* text : {&person.name, &person.affiliation}) {
        for (const char c : core::fold_code(*text))
            if (c != ' ') key += c;
        key += '\n'; // no cell holds one
    }
    return key + person.delegation.str();
}

} // namespace

void SamePerson::look(const Row& row, const core::Participant& person) {
    if (person.name.empty()) return;
    const auto [at, added] = seen_.try_emplace(key_of(person), First{person.id.str(), row.line()});
    if (added) return;
    const auto& first = at->second;
    row.report("name", {Problem::Warning, "the same person twice",
                        in_quotes(person.id.str()) + " has the name, school and delegation of " + in_quotes(first.id) +
                            " on line " + std::to_string(first.line),
                        "remove one of the rows, if they are one person: each gets a badge and is counted"});
}

} // namespace kiosk::event
