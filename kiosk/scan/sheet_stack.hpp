// Several pictures of one badge laid over each other, module by module: what glares or is blurred in one is seen in
// another, for the hand moves. Holds light and dark modules of the last second and no picture. Not thread-safe.
#pragma once

#include <optional>

#include "core/base/clock.hpp"
#include "scan/module_sheet.hpp"

namespace kiosk::scan {

class SheetStack {
  public:
    static constexpr core::Millis kForget{1200};   // after the last sheet
    static constexpr double kLeastAgreement = 0.4; // of a sheet that is taken

    // The code that this sheet and those before it are of, if together they say enough. A sheet that disagrees with
    // them is another badge and begins anew, as does one after kForget.
    [[nodiscard]] std::optional<RepairedCode> add(const ModuleSheet& sheet, core::MonoTime taken);

    void clear() { count_ = 0; }
    [[nodiscard]] int count() const { return count_; }

  private:
    [[nodiscard]] bool is_of_the_same_badge(const ModuleSheet& sheet) const;

    ModuleSheet sum_{};
    int count_ = 0;
    core::MonoTime last_{};
};

} // namespace kiosk::scan
