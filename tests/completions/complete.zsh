# SPDX-License-Identifier: MIT
# Prints the words that zsh offers: complete.zsh FOLDER TYPED WORD REST.  The
# completions are in FOLDER, and the cursor is after WORD.  TYPED comes before and
# is not printed.
#
# A shell on a terminal of its own reads this file again.

if [[ ! -o interactive ]]; then
	export SHELL_FOLDER=$1 SHELL_TYPED=$2 SHELL_WORD=$3 SHELL_REST=$4
	zmodload zsh/zpty
	zpty shell zsh -f -i
	zpty -w shell "source ${(q)0:A}"
	while zpty -r shell; do :; done >/dev/null
	cat .words
	exit
fi

# compinit reads all files in fpath, which takes long: most are left for later.
fpath=($SHELL_FOLDER $fpath)
later=(${(M)fpath:#*/(Unix|vendor-*)})
autoload -Uz compinit $^later/_*(N:t)
autoload +X compinit
fpath=(${fpath:|later})
compinit -D -u
fpath+=($later)

# All matches, whatever their number, go into the line.
insert_all() {
	compstate[insert]=all
	compstate[list]=
}

# The file is for two programs.  It must still know which one it completes when
# the shell calls it again.
times=1
[[ $SHELL_TYPED != wsreg-gen* ]] || times=2
zle-line-init() {
	repeat $times; do
		# The completion system empties this.
		comppostfuncs=(insert_all)
		LBUFFER=$SHELL_TYPED$SHELL_WORD
		RBUFFER=$SHELL_REST
		zle complete-word
	done
	local -a typed=(${(z)SHELL_TYPED}) words=("${(@Q)${(z)BUFFER}}")
	print -rl -- "${(@)words[$#typed+1,-1]}" >.words
	exit
}
zle -N zle-line-init
