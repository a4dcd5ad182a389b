#include "app/log.hpp"

#include <string>

#include <spdlog/logger.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include "core/i18n/hidden_marks.hpp"

namespace kiosk::app {
namespace {

constexpr std::size_t kMaxLogBytes = 4U << 20U;

// Others' text in it harms no terminal, and a line of its own never looks like another record.
std::string record_of(std::string_view text) {
    std::string out;
    for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
        out += core::for_terminal(text.substr(0, end)) + "\n  ";
        text.remove_prefix(end + 1);
    }
    return out + core::for_terminal(text);
}

} // namespace

Log::Log(const std::optional<std::filesystem::path>& file) {
    auto to_stderr = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    logger_ = std::make_shared<spdlog::logger>("kiosk", to_stderr);
    std::string problem;
    if (file) {
        try {
            logger_->sinks().push_back(
                std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file->string(), kMaxLogBytes, 1));
        } catch (const spdlog::spdlog_ex& error) {
            problem = "no log file: " + std::string(error.what());
        }
    }
    logger_->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
    logger_->flush_on(spdlog::level::info);
    logger_->set_error_handler([](const std::string&) {});
    if (!problem.empty()) warn(problem);
}

void Log::info(std::string_view line) const {
    logger_->info("{}", record_of(line));
}
void Log::warn(std::string_view line) const {
    logger_->warn("{}", record_of(line));
}
void Log::error(std::string_view line) const {
    logger_->error("{}", record_of(line));
}

} // namespace kiosk::app
