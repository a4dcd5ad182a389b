// The paper's language, or its two: what the catalogues say under [report], days, and texts of the package. Pure.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/i18n/text.hpp"
#include "report/paper.hpp"

namespace kiosk::report {

class Wording {
  public:
    // languages: "zh-TW", or two, "zh-TW,en". Usage: neither, or one that there is no catalogue of.
    [[nodiscard]] static core::Result<Wording> make(std::string_view languages,
                                                    std::span<const core::Catalogue> catalogues);

    // The key stands below [report].
    [[nodiscard]] Words say(std::string_view key, const core::Args& args = {}) const;
    // The same with arguments that differ by language.
    [[nodiscard]] Words say_with(std::string_view key,
                                 const std::function<core::Args(const core::Language&)>& args) const;
    [[nodiscard]] Words say_any(std::string_view key) const; // any key of the catalogues
    [[nodiscard]] std::string first(std::string_view key, const core::Args& args = {}) const;
    [[nodiscard]] Words of(const core::Texts& texts) const; // once where both languages have the same
    [[nodiscard]] Words day(core::LocalDay day) const;      // 中華民國115年11月26日 星期四
    [[nodiscard]] Words days(core::LocalDay first, core::LocalDay last) const; // both, or the one
    [[nodiscard]] const core::Language& language() const { return catalogues_.front().language(); }
    [[nodiscard]] std::size_t languages() const { return catalogues_.size(); } // 1 or 2
    [[nodiscard]] const core::Catalogue& catalogue() const { return catalogues_.front(); }

  private:
    explicit Wording(std::vector<core::Catalogue> catalogues) : catalogues_(std::move(catalogues)) {}
    std::vector<core::Catalogue> catalogues_; // one or two
};

} // namespace kiosk::report
