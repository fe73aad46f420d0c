package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"unguarded/web/api"
)

// A store keeps shares in one file. What Put acknowledged is on the disk: the
// file stays whole when the program is killed at any moment.
type store struct {
	db  *bbolt.DB
	now func() time.Time
}

// bucket holds, by id, when a share ends in Unix seconds, 8 bytes big-endian,
// and then its text, with gzip.
var bucket = []byte("shares")

const timeBytes = 8

// maxFile bounds the file, in bytes; beyond it nothing more is shared until the
// sweep makes room.
const maxFile = 1 << 30

var errFull = fmt.Errorf("the file of shares has reached %d bytes", maxFile)

// openStore opens the file, and makes it if there is none.
func openStore(path string) (*store, error) {
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: time.Second})
	if errors.Is(err, berrors.ErrTimeout) {
		return nil, fmt.Errorf("%s is in use by another server; --data FILE chooses another file", path)
	}
	if err != nil {
		return nil, fmt.Errorf("the shares can't be read from %s: %w", path, err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucketIfNotExists(bucket)
		return err
	})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s can't be written: %w", path, err), db.Close())
	}
	return &store{db: db, now: time.Now}, nil
}

func (s *store) Close() error { return s.db.Close() }

// Put waits for the disk, together with those that are put at the same time.
func (s *store) Put(_ context.Context, id string, text []byte) error {
	content, err := compress(text)
	if err != nil {
		return err
	}
	if len(content) > api.MaxShare {
		return api.ErrTooLarge
	}
	return s.db.Batch(func(tx *bbolt.Tx) error {
		shares := tx.Bucket(bucket)
		if kept := shares.Get([]byte(id)); kept != nil {
			content = bytes.Clone(kept[timeBytes:])
		} else if tx.Size()+int64(len(content)) > maxFile {
			return errFull
		}
		entry := binary.BigEndian.AppendUint64(nil, uint64(s.now().Add(api.ShareLife).Unix()))
		return shares.Put([]byte(id), append(entry, content...))
	})
}

func (s *store) Get(_ context.Context, id string) ([]byte, error) {
	var content []byte
	err := s.db.View(func(tx *bbolt.Tx) error {
		entry := tx.Bucket(bucket).Get([]byte(id))
		if entry == nil || s.over(entry) {
			return api.ErrNotShared
		}
		content = bytes.Clone(entry[timeBytes:])
		return nil
	})
	if err != nil {
		return nil, err
	}
	return decompress(content)
}

func (s *store) over(entry []byte) bool {
	return s.now().Unix() >= int64(binary.BigEndian.Uint64(entry))
}

// sweep deletes what is over, and says how much that was. The file does not
// shrink, but its room is used again.
func (s *store) sweep() (int, error) {
	swept := 0
	err := s.db.Update(func(tx *bbolt.Tx) error {
		swept = 0
		cursor := tx.Bucket(bucket).Cursor()
		for id, entry := cursor.First(); id != nil; {
			if !s.over(entry) {
				id, entry = cursor.Next()
				continue
			}
			id = bytes.Clone(id)
			if err := cursor.Delete(); err != nil {
				return err
			}
			swept++
			id, entry = cursor.Seek(id)
		}
		return nil
	})
	return swept, err
}

// sweepEach sweeps now and after each period, until the context ends.
func (s *store) sweepEach(ctx context.Context, period time.Duration) {
	ticker := time.NewTicker(period)
	defer ticker.Stop()
	for {
		swept, err := s.sweep()
		if errors.Is(err, berrors.ErrDatabaseNotOpen) {
			return
		}
		if err != nil {
			slog.Error("shares that are over could not be deleted", "error", err)
		} else if swept > 0 {
			slog.Info("deleted shares that are over", "count", swept)
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

func compress(text []byte) ([]byte, error) {
	var out bytes.Buffer
	writer := gzip.NewWriter(&out)
	if _, err := writer.Write(text); err != nil {
		return nil, err
	}
	err := writer.Close()
	return out.Bytes(), err
}

func decompress(content []byte) ([]byte, error) {
	reader, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(reader)
}
