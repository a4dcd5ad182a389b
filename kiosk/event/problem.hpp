// What is wrong with a file of an event package, and where.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/i18n/text.hpp"

namespace kiosk::event {

// What problems of a kind have in common. Where its English texts say {name} stands what one of them is about.
struct ProblemKind {
    std::string_view code; // "not_an_id": never renamed; other languages have the texts under it, as "not_an_id.what"
    std::string_view what; // "{text} is not an id"
    std::string_view mend; // "use 1 to 64 of A-Z a-z 0-9 . _ -", or empty
    std::string_view
        many; // "marks that nobody sees": of a warning that every row may give, of which not all are listed
};

// The names in braces, each once, in the order in which they come first. Braces around anything else are braces.
struct PlaceNames {
    static constexpr std::size_t kMost = 6;
    std::array<std::string_view, kMost> names{};
    std::size_t count = 0;
    constexpr void add_from(std::string_view pattern);
};
// The name that begins at this brace; empty: none does.
[[nodiscard]] constexpr std::string_view place_name_at(std::string_view pattern, std::size_t brace) {
    std::size_t end = brace + 1;
    while (end < pattern.size() && pattern[end] >= 'a' && pattern[end] <= 'z') ++end;
    return end < pattern.size() && pattern[end] == '}' ? pattern.substr(brace + 1, end - brace - 1)
                                                       : std::string_view();
}
constexpr void PlaceNames::add_from(std::string_view pattern) {
    for (auto at = pattern.find('{'); at != std::string_view::npos; at = pattern.find('{', at + 1)) {
        const auto name = place_name_at(pattern, at);
        bool known = name.empty();
        for (std::size_t i = 0; i < count; ++i) known = known || names[i] == name;
        if (!known) names[count++] = name;
    }
}
[[nodiscard]] constexpr PlaceNames places_of(const ProblemKind& kind) {
    PlaceNames places;
    places.add_from(kind.what);
    places.add_from(kind.mend);
    return places;
}

struct Fault;

// What can be said in every language that has its kind's texts: one of these with what stands in its places; or,
// without a kind, a text that is the same everywhere, and what follows it.
struct Sentence {
    enum class Part : std::uint8_t { What, Mend, Many };
    Sentence() = default;
    // NOLINTBEGIN(google-explicit-constructor): they stand where a text does
    Sentence(std::string same) : text(std::move(same)) {}
    Sentence(std::string_view same) : text(same) {}
    Sentence(const char* same) : text(same) {}
    template <class Number>
    requires std::is_integral_v<Number> Sentence(Number number) : text(std::to_string(number)) {}
    Sentence(Fault fault); // what is wrong
    // NOLINTEND(google-explicit-constructor)
    Sentence(const ProblemKind& of, Part which, std::vector<Sentence> stands = {})
        : kind(&of), part(which), places(std::move(stands)) {}

    const ProblemKind* kind = nullptr; // of program's length
    Part part = Part::What;
    std::string text;
    std::vector<Sentence> places;
    bool operator==(const Sentence&) const = default;
};

// A problem without its place.
struct Fault {
    Sentence what;
    Sentence mend; // may be empty
};
inline Sentence::Sentence(Fault fault) : Sentence(std::move(fault.what)) {}

// A kind with that many places, which it is given in their order: kNotFromTo(in_quotes(text), 1, 17).
template <std::size_t N> struct KindWith : ProblemKind {
    consteval KindWith(std::string_view code, std::string_view what, std::string_view mend = {},
                       std::string_view many = {})
        : ProblemKind{code, what, mend, many} {
        if (places_of(*this).count != N) throw "another number of places";
    }
    template <class... Stands>
    requires(sizeof...(Stands) == N) [[nodiscard]] Fault operator()(Stands&&... stands) const {
        const std::vector<Sentence> places{Sentence(std::forward<Stands>(stands))...};
        return {{*this, Sentence::Part::What, places}, {*this, Sentence::Part::Mend, places}};
    }
};

// texts: of the language to say it in (event/files/assets.hpp); null, or one that lacks it: English. What stands in it
// is never read as a pattern.
[[nodiscard]] std::string say(const Sentence& sentence, const core::Catalogue* texts = nullptr);

struct Problem {
    enum Severity { Error, Warning };

    std::string file;   // "participants.csv"; of an event that is one workbook, the sheet: "名單"
    int line = 0;       // from 1; 0: the file as a whole
    std::string column; // the column's or key's name, or empty
    Severity severity = Error;
    Sentence what;      // "the name is empty"
    Sentence mend;      // "write the name as on the badge"
    std::string cell{}; // of such a sheet, where one is at fault: "E14"
    bool operator==(const Problem&) const = default;
};

// "participants.csv:12: name: the name is empty — write it as on the badge", or "名單!E14: name: …". A warning's text
// begins with "warning: ". texts: as above.
[[nodiscard]] std::string to_line(const Problem& problem, const core::Catalogue* texts = nullptr);

} // namespace kiosk::event
