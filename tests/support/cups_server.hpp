// CUPS of a test's own: the distribution's server with a folder and a socket of its own, and one printer that is out of
// paper, so that what it is given can be looked at in its queue.
#pragma once

#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "support/server_program.hpp"

namespace kiosk::test {

class CupsServer {
  public:
    struct Job {
        std::string document; // its bytes
        std::string ticket;   // what was said of it (RFC 8010: texts stand in it as they are); empty until CUPS stops
    };

    // accepts: else the printer's queue takes nothing.
    explicit CupsServer(const std::string& printer, bool accepts = true) {
        auto name = (std::filesystem::temp_directory_path() / "kiosk-cups-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        folder_ = name;
        for (const char* each : {"root", "cache", "spool", "state"}) std::filesystem::create_directory(folder_ / each);
        const auto in = [&](const char* file) { return (folder_ / file).string(); };
        std::ofstream(in("cupsd.conf")) << "Listen " << address() << "\nLogLevel warn\nBrowsing No\nWebInterface No\n"
                                        << "DefaultAuthType None\nMaxLogSize 0\n"
                                        << "<Location />\nOrder allow,deny\nAllow all\n</Location>\n"
                                        << "<Policy default>\n<Limit All>\nOrder deny,allow\n</Limit>\n</Policy>\n";
        std::ofstream(in("cups-files.conf"))
            << "ServerRoot " << in("root") << "\nCacheDir " << in("cache") << "\nRequestRoot " << in("spool")
            << "\nStateDir " << in("state") << "\nTempDir " << in("cache") << "\nAccessLog " << in("access")
            << "\nPageLog " << in("page") << "\nErrorLog stderr\nPrintcap\n";
        std::ofstream(in("root/printers.conf"))
            << "<Printer " << printer << ">\nDeviceURI ipp://localhost:9/\nState Stopped\nAccepting "
            << (accepts ? "Yes" : "No") << "\nShared No\n</Printer>\n";
        give_to_server(folder_);
        for (const auto& each : std::filesystem::recursive_directory_iterator(folder_)) give_to_server(each.path());
        start();
    }
    ~CupsServer() {
        stop();
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    CupsServer(const CupsServer&) = delete;
    CupsServer& operator=(const CupsServer&) = delete;

    // As programs of CUPS take it from CUPS_SERVER.
    [[nodiscard]] std::string address() const { return (folder_ / "socket").string(); }

    // What the printer has to print, the oldest first.
    [[nodiscard]] std::vector<Job> queue() const {
        std::set<std::filesystem::path> documents;
        for (const auto& each : std::filesystem::directory_iterator(folder_ / "spool"))
            if (each.path().filename().string().starts_with("d")) documents.insert(each.path());
        std::vector<Job> jobs;
        for (const auto& document : documents) { // d00001-001 belongs to c00001, which is c00001.N while it is new
            const auto name = document.filename().string();
            auto ticket = folder_ / "spool" / ("c" + name.substr(1, name.find('-') - 1));
            if (!std::filesystem::exists(ticket)) ticket += ".N";
            jobs.push_back({content_of(document), content_of(ticket)});
        }
        return jobs;
    }
    void stop() {
        if (pid_ < 0) return;
        kill(pid_, SIGTERM);
        waitpid(pid_, nullptr, 0);
        pid_ = -1;
    }

  private:
    void start() {
        const auto log = folder_ / "log";
        pid_ = start_for_server({"/usr/sbin/cupsd", "-f", "-c", (folder_ / "cupsd.conf").string(), "-s",
                                 (folder_ / "cups-files.conf").string()},
                                log, SIGTERM);
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        while (std::chrono::steady_clock::now() < until && waitpid(pid_, nullptr, WNOHANG) == 0) {
            if (answers()) return;
            std::this_thread::sleep_for(std::chrono::milliseconds(5)); // nothing tells that it is ready
        }
        throw std::runtime_error("CUPS does not start: " + content_of(log));
    }
    [[nodiscard]] bool answers() const {
        sockaddr_un at{};
        at.sun_family = AF_UNIX;
        address().copy(at.sun_path, sizeof at.sun_path - 1);
        const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const bool open = connect(fd, reinterpret_cast<const sockaddr*>(&at), sizeof at) == 0;
        close(fd);
        return open;
    }
    [[nodiscard]] static std::string content_of(const std::filesystem::path& file) {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    std::filesystem::path folder_;
    pid_t pid_ = -1;
};

} // namespace kiosk::test
