// oracle judges a ledger with the note and tlog packages of golang.org/x/mod, which share nothing with
// this project.
//
//	oracle LEDGER ENTRIES [CLAIMS]
//
// LEDGER is a folder with key, checkpoint and tile/; ENTRIES holds the entries, one a line. Every tile
// that the tree needs must be there with the bytes that follow from the entries, and be enough to read
// authenticated hashes from. CLAIMS is a folder with proofs:
//
//	<anything>.tlog-proof          an entry in the tree of the checkpoint within
//	consistency-<n>                hashes in base64, one a line: the tree begins with its first n entries
//
// Each must be what the packages prove themselves. It prints how much it judged, or what is wrong.
package main

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

type hashes []tlog.Hash

func (h hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var out []tlog.Hash
	for _, index := range indexes {
		if index >= int64(len(h)) {
			return nil, fmt.Errorf("no hash %d", index)
		}
		out = append(out, h[index])
	}
	return out, nil
}

type folder struct {
	path string
	size int64
}

// place is the tile's own path without the height, which C2SP leaves out.
func (f folder) place(tile tlog.Tile) string {
	return filepath.Join(f.path, "tile", strings.TrimPrefix(tile.Path(), "tile/8/"))
}

func (f folder) Height() int { return height }

// whole is the tile of that number with all the hashes it has in a tree of this size.
func (f folder) whole(tile tlog.Tile) tlog.Tile {
	tile.W = 1 << height
	if left := f.size>>(height*uint(tile.L)) - tile.N<<height; left < int64(tile.W) {
		tile.W = int(left)
	}
	return tile
}

// ReadTiles gives the first hashes of the tile that a tree of this size has: TileHashReader asks for
// narrower ones than are published.
func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var out [][]byte
	for _, tile := range tiles {
		whole := f.whole(tile)
		data, err := os.ReadFile(f.place(whole))
		if err != nil {
			return nil, err
		}
		if len(data) != whole.W*tlog.HashSize {
			return nil, fmt.Errorf("%s has %d bytes", f.place(whole), len(data))
		}
		out = append(out, data[:tile.W*tlog.HashSize])
	}
	return out, nil
}

func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

type judge struct {
	verifier note.Verifier
	entries  [][]byte
	all      hashes
	counts   map[string]int
}

// checkpoint opens a signed note and compares it with the tree of that many entries.
func (j *judge) checkpoint(data []byte) (tlog.Tree, error) {
	opened, err := note.Open(data, note.VerifierList(j.verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	if len(opened.Sigs) != 1 {
		return tlog.Tree{}, fmt.Errorf("%d signatures", len(opened.Sigs))
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[3] != "" || lines[0] != j.verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("not three lines: %q", opened.Text)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil {
		return tlog.Tree{}, err
	}
	expected, err := tlog.TreeHash(size, j.all)
	if err != nil {
		return tlog.Tree{}, err
	}
	if root != expected {
		return tlog.Tree{}, fmt.Errorf("root of %d is %v, not %v", size, root, expected)
	}
	return tlog.Tree{N: size, Hash: root}, nil
}

func (j *judge) tiles(ledger folder, tree tlog.Tree) error {
	needed := tlog.NewTiles(height, 0, tree.N)
	for _, tile := range needed {
		if tile != ledger.whole(tile) {
			continue // NewTiles lists every width that a growing tile ever had.
		}
		expected, err := tlog.ReadTileData(tile, j.all)
		if err != nil {
			return err
		}
		found, err := os.ReadFile(ledger.place(tile))
		if err != nil {
			return err
		}
		if !bytes.Equal(found, expected) {
			return fmt.Errorf("%s differs", ledger.place(tile))
		}
		j.counts["tiles"]++
	}
	// What the tiles give is authenticated against the root on the way.
	reader := tlog.TileHashReader(tree, ledger)
	for index := int64(0); index < tree.N; index += 1 + tree.N/64 {
		proof, err := tlog.ProveRecord(tree.N, index, reader)
		if err != nil {
			return err
		}
		leaf := tlog.RecordHash(j.entries[index])
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, leaf); err != nil {
			return err
		}
	}
	return nil
}

func parse(lines []string) ([]tlog.Hash, error) {
	var path []tlog.Hash
	for _, line := range lines {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return nil, err
		}
		path = append(path, hash)
	}
	return path, nil
}

func same(found, expected []tlog.Hash) error {
	if len(found) != len(expected) {
		return fmt.Errorf("%d hashes, not %d", len(found), len(expected))
	}
	for i := range found {
		if found[i] != expected[i] {
			return fmt.Errorf("hash %d differs", i)
		}
	}
	return nil
}

func (j *judge) proof(data string) error {
	cut := strings.Index(data, "\n\n")
	if cut < 0 {
		return fmt.Errorf("no blank line")
	}
	tree, err := j.checkpoint([]byte(data[cut+2:]))
	if err != nil {
		return err
	}
	lines := strings.Split(data[:cut], "\n")
	if len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return fmt.Errorf("no header")
	}
	extra, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	if err != nil {
		return err
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	if err != nil {
		return err
	}
	if !bytes.Equal(extra, j.entries[index]) {
		return fmt.Errorf("the entry is not entry %d", index)
	}
	path, err := parse(lines[3:])
	if err != nil {
		return err
	}
	err = tlog.CheckRecord(path, tree.N, tree.Hash, index, tlog.RecordHash(extra))
	if err != nil {
		return err
	}
	expected, err := tlog.ProveRecord(tree.N, index, j.all)
	if err != nil {
		return err
	}
	j.counts["proofs"]++
	return same(path, expected)
}

func (j *judge) consistency(tree tlog.Tree, earlier int64, data string) error {
	var lines []string
	if text := strings.TrimSuffix(data, "\n"); text != "" {
		lines = strings.Split(text, "\n")
	}
	path, err := parse(lines)
	if err != nil {
		return err
	}
	root, err := tlog.TreeHash(earlier, j.all)
	if err != nil {
		return err
	}
	if err := tlog.CheckTree(path, tree.N, tree.Hash, earlier, root); err != nil {
		return err
	}
	expected, err := tlog.ProveTree(tree.N, earlier, j.all)
	if err != nil {
		return err
	}
	j.counts["consistency"]++
	return same(path, expected)
}

func (j *judge) claims(tree tlog.Tree, claims string) error {
	return filepath.Walk(claims, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		name := filepath.Base(path)
		isProof := strings.HasSuffix(name, ".tlog-proof")
		if !isProof && !strings.HasPrefix(name, "consistency-") {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if isProof {
			err = j.proof(string(data))
		} else {
			var earlier int64
			earlier, err = strconv.ParseInt(strings.TrimPrefix(name, "consistency-"), 10, 64)
			if err == nil {
				err = j.consistency(tree, earlier, string(data))
			}
		}
		if err != nil {
			return fmt.Errorf("%s: %v", path, err)
		}
		return nil
	})
}

func run(arguments []string) error {
	ledger := arguments[0]
	key, err := os.ReadFile(filepath.Join(ledger, "key"))
	if err != nil {
		return err
	}
	j := &judge{counts: map[string]int{}}
	if j.verifier, err = note.NewVerifier(strings.TrimSuffix(string(key), "\n")); err != nil {
		return err
	}
	data, err := os.ReadFile(arguments[1])
	if err != nil {
		return err
	}
	if len(data) > 0 {
		j.entries = bytes.Split(bytes.TrimSuffix(data, []byte("\n")), []byte("\n"))
	}
	for index, entry := range j.entries {
		stored, err := tlog.StoredHashes(int64(index), entry, j.all)
		if err != nil {
			return err
		}
		j.all = append(j.all, stored...)
	}
	signed, err := os.ReadFile(filepath.Join(ledger, "checkpoint"))
	if err != nil {
		return err
	}
	tree, err := j.checkpoint(signed)
	if err != nil {
		return fmt.Errorf("checkpoint: %v", err)
	}
	if tree.N != int64(len(j.entries)) {
		return fmt.Errorf("checkpoint of %d, %d entries", tree.N, len(j.entries))
	}
	if err := j.tiles(folder{ledger, tree.N}, tree); err != nil {
		return err
	}
	if len(arguments) > 2 {
		if err := j.claims(tree, arguments[2]); err != nil {
			return err
		}
	}
	fmt.Printf("%d entries, %d tiles, %d proofs, %d consistency\n",
		tree.N, j.counts["tiles"], j.counts["proofs"], j.counts["consistency"])
	return nil
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}
