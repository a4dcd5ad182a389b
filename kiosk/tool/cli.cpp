// The root of kioskctl's commands, and what becomes of what they return.
#include "tool/cli.hpp"

#include <functional>
#include <ostream>

#include "tool/commands.hpp"
#include "tool/grammar.hpp"

namespace kiosk::tool {
namespace {

int run_checked(int argc, const char* const* argv, Io& io) {
    CLI::App app("Tool of the check-in kiosk for organisers: before the day, at the desk, and after it.", "kioskctl");
    std::function<int()> chosen;
    app.require_subcommand(1);
    app.set_version_flag("--version", "kioskctl 0.1.0");
    app.footer("Example: kioskctl event check data/demo");
    const Grammar grammar(io, chosen);
    for (const auto add :
         {add_event, add_key, add_badge, add_scan, add_present, add_ledger, add_attendance, add_identity, add_doctor}) {
        add(app, grammar);
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error, io.out, io.err) == 0 ? kDone : kUsage;
    }
    const int code = chosen();
    io.out.flush();
    if (code == kDone && !io.out) return fail_with(io, {core::ErrorKind::Io, "the output could not be written"});
    return code;
}

} // namespace

int fail_with(const Io& io, const core::Error& error) {
    io.err << "kioskctl: " << error.detail << '\n';
    return error.kind == core::ErrorKind::Usage ? kUsage : kFailed;
}

int run(int argc, const char* const* argv, std::ostream& out, std::ostream& err, std::istream& in,
        bool err_is_terminal) {
    Io io{out, err, in, false, err_is_terminal};
    try {
        return run_checked(argc, argv, io);
    } catch (const std::exception& error) {
        return fail_with(io, {core::ErrorKind::Io, error.what()});
    }
}

} // namespace kiosk::tool
