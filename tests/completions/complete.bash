# SPDX-License-Identifier: MIT
# Prints the words that bash offers: complete.bash FOLDER TYPED WORD REST.  The
# completions are in FOLDER, the cursor stands after WORD; what is TYPED before
# is not printed.
#
# A shell reads its keys from here as if they came from a terminal: ^B goes
# left, \e* is readline's insert-completions, ^A goes to the start of the line.
# A word in quotes loses its first one with the former: it has but one match.

typed=()
eval "typed=($2)"
complete=$'\e*'
[[ $3 != [\'\"]* ]] || complete=$'\t'
{
	echo 'bind "set enable-bracketed-paste off"'
	printf 'source %q\n' "$1/wsreg.bash" "$1/wsreg-gen.bash"
	# shellcheck disable=SC2016 # for the other shell
	printf 'show() { shift %d; printf "%%s\\n" "$@" >&3; }\n' "${#typed[@]}"
	printf '%s' "$2$3$4" "${4//?/$'\x02'}" "$complete" $'\x01show \n'
} | bash --norc --noprofile -i 3>&1 >/dev/null 2>&1
