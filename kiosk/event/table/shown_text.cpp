#include "event/table/shown_text.hpp"

#include "core/i18n/lost_text.hpp"
#include "event/shared_faults.hpp"

namespace kiosk::event {
namespace {

void judge_proper_name(std::string_view text, const KindWith<0>& again, std::vector<Finding>& findings) {
    if (core::question_marks(text) != core::QuestionMarks::None)
        findings.push_back({Problem::Error, faults::kNameAsks(again())});
    if (const auto stands = core::stand_in_letter(text); !stands.empty())
        findings.push_back({Problem::Warning, faults::kStandIn(stands, in_quotes(text))});
}

void judge_question_marks(std::string_view text, bool prose, const KindWith<0>& again, std::vector<Finding>& findings) {
    switch (core::question_marks(text)) {
    case core::QuestionMarks::None:
        return;
    case core::QuestionMarks::Lost:
        findings.push_back({Problem::Error, faults::kLostLetter(in_quotes(text), again())});
        return;
    case core::QuestionMarks::Asking:
        if (prose) return;
        break;
    case core::QuestionMarks::Doubtful:
        break;
    }
    findings.push_back({Problem::Warning, faults::kMayBeLost(in_quotes(text), again())});
}

} // namespace

std::vector<Finding> findings_in(std::string_view text, TextUse use, const KindWith<0>& again) {
    std::vector<Finding> findings;
    if (use == TextUse::ProperName)
        judge_proper_name(text, again, findings);
    else
        judge_question_marks(text, use == TextUse::Prose, again, findings);
    return findings;
}

std::vector<Finding> lost_letters_in(std::string_view text, const KindWith<0>& again) {
    std::vector<Finding> findings;
    if (text.find("\xEF\xBF\xBD") != std::string_view::npos)
        findings.push_back({Problem::Error, faults::kLostSign(again())});
    if (core::holds_private_letter(text)) findings.push_back({Problem::Error, faults::kPrivateLetter()});
    return findings;
}

std::vector<Finding> findings_of(const core::KeptText& kept) {
    std::vector<Finding> findings;
    if (!kept.hidden.empty()) findings.push_back({Problem::Warning, faults::kHiddenMarks(code_points_of(kept.hidden))});
    if (!kept.reshaped.empty())
        findings.push_back({Problem::Warning, faults::kReshaped(code_points_of(kept.reshaped), in_quotes(kept.text))});
    return findings;
}

Sentence at_most(std::vector<Sentence> parts, std::size_t most) {
    const auto more = parts.size() > most ? parts.size() - most : 0;
    parts.resize(parts.size() - more);
    auto list = list_of(std::move(parts));
    return more == 0 ? list : Sentence(faults::kAndMore(std::move(list), more));
}

Sentence code_points_of(std::u32string_view signs) {
    std::vector<Sentence> names;
    for (const auto sign : signs) names.emplace_back(core::code_point_name(sign));
    return at_most(std::move(names), kMostLetters);
}

} // namespace kiosk::event
