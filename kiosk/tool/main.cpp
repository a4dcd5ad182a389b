#include <unistd.h>

#include <iostream>

#include "tool/cli/cli.hpp"

int main(int argc, char** argv) {
    return kiosk::tool::run(argc, argv, std::cout, std::cerr, std::cin, isatty(STDERR_FILENO) == 1);
}
