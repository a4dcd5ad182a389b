// What problems say, in a language.
#include "event/problem.hpp"

#include "event/shared_faults.hpp"

namespace kiosk::event {
namespace {

std::string_view english(const ProblemKind& kind, Sentence::Part part) {
    switch (part) {
    case Sentence::Part::What:
        return kind.what;
    case Sentence::Part::Mend:
        return kind.mend;
    case Sentence::Part::Many:
        break;
    }
    return kind.many;
}

std::string key_of(const ProblemKind& kind, Sentence::Part part) {
    const auto* const name = part == Sentence::Part::What ? ".what" : part == Sentence::Part::Mend ? ".mend" : ".many";
    return std::string(kind.code) + name;
}

std::string filled(std::string_view pattern, const core::Args& args) {
    std::string text;
    for (std::size_t at = 0; at < pattern.size();) {
        const auto name = pattern[at] == '{' ? place_name_at(pattern, at) : std::string_view();
        const auto found = args.find(std::string(name));
        if (found == args.end()) {
            text += pattern[at++];
            continue;
        }
        text += std::get<std::string>(found->second);
        at += name.size() + 2;
    }
    return text;
}

} // namespace

std::string say(const Sentence& sentence, const core::Catalogue* texts) {
    if (sentence.kind == nullptr) {
        auto text = sentence.text;
        for (const auto& next : sentence.places) text += say(next, texts);
        return text;
    }
    const auto pattern = english(*sentence.kind, sentence.part);
    if (pattern.empty()) return {};
    const auto names = places_of(*sentence.kind);
    core::Args args;
    for (std::size_t i = 0; i < names.count && i < sentence.places.size(); ++i)
        args.emplace(names.names[i], say(sentence.places[i], texts));
    const auto key = key_of(*sentence.kind, sentence.part);
    return texts != nullptr && texts->has(key) ? texts->text(key, args) : filled(pattern, args);
}

std::string to_line(const Problem& problem, const core::Catalogue* texts) {
    std::string line = problem.file;
    if (!problem.cell.empty()) {
        line += "!" + problem.cell;
    } else if (problem.line > 0) {
        line += ":" + std::to_string(problem.line);
    }
    line += ": ";
    if (problem.severity == Problem::Warning) {
        line += say(faults::kWarning(), texts);
    }
    if (!problem.column.empty()) {
        line += problem.column + ": ";
    }
    line += say(problem.what, texts);
    if (const auto mend = say(problem.mend, texts); !mend.empty()) {
        line += " — " + mend;
    }
    return line;
}

} // namespace kiosk::event
