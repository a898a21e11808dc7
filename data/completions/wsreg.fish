# SPDX-License-Identifier: MIT
# Completion of wsreg(1) in fish.  All that is offered comes from wsreg itself.

# Prints what wsreg says of itself; nothing if it fails.
function __wsreg_query
    set -l program (commandline -opc | string replace -r '^~/' "$HOME/")

    type -q $program[1]; or return
    $program[1] $argv 2>/dev/null </dev/null
end

# Prints what has been typed of a kind: input, registry or operand.
function __wsreg_typed
    set -l kind $argv[1]
    # An empty word stands for the cursor's, which may be an option's argument.
    set -l words (commandline -opc) ''

    argparse -i $__wsreg_specs -- $words[2..] 2>/dev/null
    switch $kind
        case input
            string replace -r '^~/' "$HOME/" -- $_flag_input
        case registry
            string join \n -- $_flag_registry
        case operand
            string match -v '' -- $argv
    end
end

# Prints what wsreg says to this.  It is not asked about what is no file: that
# may be a terminal or a pipe.
function __wsreg_ask
    set -l program (commandline -opc | string replace -r '^~/' "$HOME/")
    set -l files (__wsreg_typed input)

    type -q $program[1]; or return
    for file in $files
        string match -q '@*' -- $file; or test -f "$file" -a -r "$file"; or return
    end
    $program[1] $argv --input=$files --format=names 2>/dev/null </dev/null
end

# Prints keys, each with its name as the description.  Fish would also look for
# the cursor's word in the names.
function __wsreg_keys
    set -l registry (__wsreg_typed registry)
    set -l word (commandline -ct | string trim -l -c '"\'' | string replace -ra '\\\\(.)' '$1' | string escape --style=regex)

    __wsreg_ask search '' --list-names --registry=$registry[-1] | string match -r "^$word.*" | awk -F \t '!seen[$1]++'
end

function __wsreg_formats
    set -l before (__wsreg_typed operand)

    __wsreg_query $before[1] --list-formats
end

# Prints the words that an option takes.
function __wsreg_values
    set -l before (__wsreg_typed operand)

    __wsreg_query $before[1] --list-options | string replace -rf "^--$argv[1] (.*)\t.*" '$1' | string split '|'
end

# Two commands must be the first word.  Fish would also look for the cursor's
# word in the texts of the commands.
function __wsreg_commands
    set -l word (commandline -ct | string escape --style=regex)
    set -l lines (__wsreg_query --list-commands | string match -r "^$word.*")

    if test (count (commandline -opc)) -eq 1
        printf '%s\n' $lines
    else
        printf '%s\n' $lines | string match -rv '^(check|generate)\t'
    end
end

function __wsreg_is_first
    test -z "$(__wsreg_typed operand)"
end

# Whether the first word is this command, which has options of its own; without
# a name, whether it is none of these.
function __wsreg_is
    set -l words (commandline -opc)

    if test -n "$argv[1]"
        test "$words[2]" = $argv[1]
    else
        not contains -- "$words[2]" check generate
    end
end

# Whether files follow: those to compare or to check, one to lint, or what is
# given after a mode or a key.
function __wsreg_wants_file
    set -l before (__wsreg_typed operand)

    if __wsreg_is generate; or test "$before[1]" = log
        test (count $before) -gt 1
    else
        __wsreg_is check; or contains -- "$before[1]" audit diff; or test "$before" = lint
    end
end

function __wsreg_operands
    set -l before (__wsreg_typed operand)

    if __wsreg_is generate
        test (count $before) -gt 1
        or __wsreg_query generate --list-modes
        return
    end
    switch "$before[1]"
        case list
            test (count $before) -gt 1; or __wsreg_ask list
        case export
            __wsreg_ask list
        case diff lint
            __wsreg_query --list-snapshots
        case audit check search
        case log
            if test (count $before) -gt 1
                __wsreg_query --list-snapshots
            else
                __wsreg_keys
            end
        case rules
            __wsreg_ask rules
        case '*'
            __wsreg_keys
    end
end

# Adds the options that wsreg lists, of all commands or of one that has its own.
function __wsreg_add_options
    set -l own $argv[1]

    wsreg $own --list-options 2>/dev/null </dev/null | while read -l -d \t line help
        set -l words (string split ' ' -- $line)
        set -l letter (string match -r '^-(.)$' -- $words[1])[2]
        set -l name (string match -r '^--(.*)$' -- $words)[2]
        set -l spec (string join / -- $letter $name)
        set -l how

        switch $words[-1]
            case '-*'
            case FILE
                set how -r -F
                if test "$name" = input -a "$own" != generate
                    set how $how -a '(__wsreg_query --list-snapshots)'
                end
            case FORMAT
                set how -x -a '(__wsreg_formats)'
            case REGISTRY ID
                set how -x -a '(__wsreg_ask list)'
            case VALUE
                set how -x -a permessage-deflate
            case NAME
                set how -x -a "(__wsreg_ask search '' --registry=subprotocol)"
            case 'RULE*'
                set how -x -a "(__fish_complete_list , '__wsreg_ask rules')"
            case '*|*'
                set how -x -a "(__wsreg_values $name)"
            case '*'
                set how -x
        end
        test -n "$how"; and set spec $spec=+
        contains -- $spec $__wsreg_specs; or set -ga __wsreg_specs $spec
        test -n "$letter"; and set how $how -s $letter
        complete -c wsreg -n "__wsreg_is $own" -l $name -d $help $how
    end
end

set -g __wsreg_specs
complete -c wsreg -f
if command -q wsreg
    __wsreg_add_options
    __wsreg_add_options check
    __wsreg_add_options generate
end
complete -c wsreg -n __wsreg_is_first -a '(__wsreg_commands)'
complete -c wsreg -a '(__wsreg_operands)'
complete -c wsreg -n __wsreg_wants_file -F
