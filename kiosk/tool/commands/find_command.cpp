#include <ostream>

#include "store/people_search.hpp"
#include "tool/commands.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

std::string_view name_of(store::NameMatch match) {
    switch (match) {
    case store::NameMatch::Exact:
        return "exact";
    case store::NameMatch::Beginning:
        return "beginning";
    case store::NameMatch::Within:
        return "within";
    }
    return "unknown";
}

} // namespace

int find_people(const Io& io, const FindPeople& options) {
    std::string typed;
    for (const auto& word : options.words) typed += (typed.empty() ? "" : " ") + word;
    auto search = store::PeopleSearch::open(options.database);
    if (!search) return fail_with(io, search.error());
    // One more than is shown tells whether there are more.
    auto found = search->find(typed, options.limit + 1);
    if (!found) {
        auto error = found.error();
        if (error.kind == core::ErrorKind::Invalid) error.kind = core::ErrorKind::Usage;
        return fail_with(io, error);
    }
    const bool more = found->size() > static_cast<std::size_t>(options.limit);
    if (more) found->resize(static_cast<std::size_t>(options.limit));
    auto people = Json::array();
    TextTable table({"id", "name", "latin", "delegation", "role", "group", "match"});
    for (const auto& [person, match] : *found) {
        if (io.json)
            people.push_back({{"id", person.id.str()},
                              {"name", person.name},
                              {"latin", person.latin},
                              {"delegation", person.delegation.str()},
                              {"role", person.role},
                              {"group", person.group},
                              {"match", name_of(match)}});
        else
            table.add({person.id.str(), person.name, person.latin, person.delegation.str(), person.role, person.group,
                       std::string(name_of(match))});
    }
    if (io.json) {
        print_json(io.out, {{"people", people}, {"more", more}});
        return kDone;
    }
    if (found->empty())
        io.out << "nobody is found by " << printable(typed) << '\n';
    else
        table.print(io.out);
    if (more) io.out << "there are more: type more of the name, or ask with --limit\n";
    return kDone;
}

} // namespace kiosk::tool
