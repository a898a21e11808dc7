# SPDX-License-Identifier: MIT
# Completion of wsreg-gen(1) in fish, which it is asked for.

# Prints the modes with what they are; nothing if the program fails.
function __wsreg_gen_modes
    set -l program (commandline -opc | string replace -r '^~/' "$HOME/")

    type -q $program[1]; or return
    $program[1] --list-modes 2>/dev/null </dev/null
end

function __wsreg_gen_has_no_mode
    not __fish_seen_subcommand_from (__wsreg_gen_modes | string replace -r '\t.*' '')
end

# Adds the options that wsreg-gen lists.
function __wsreg_gen_add_options
    wsreg-gen --list-options 2>/dev/null </dev/null | while read -l -d \t line help
        set -l words (string split ' ' -- $line)
        set -l letter (string match -r '^-(.)$' -- $words[1])[2]
        set -l how

        switch $words[-1]
            case '-*'
            case FILE
                set how -r -F
            case ID
                set how -x -a 'extension subprotocol version close opcode bit'
            case '*'
                set how -x
        end
        test -n "$letter"; and set how $how -s $letter
        complete -c wsreg-gen -l (string match -r '^--(.*)$' -- $words)[2] -d $help $how
    end
end

command -q wsreg-gen; and __wsreg_gen_add_options
complete -c wsreg-gen -f -n __wsreg_gen_has_no_mode -a '(__wsreg_gen_modes)'
