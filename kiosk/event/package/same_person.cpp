#include "event/package/same_person.hpp"

#include "core/i18n/text.hpp"
#include "event/package_faults.hpp"

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
    row.warning("name", faults::kSamePerson(in_quotes(person.id.str()), in_quotes(first.id), first.line));
}

} // namespace kiosk::event
