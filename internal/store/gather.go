package store

// Gather takes what waits in a queue behind first, without waiting itself, until
// it holds so many things or so much in size. Backends store what it gives together.
func Gather[T any](first T, queue <-chan T, maxItems, maxSize int, size func(T) int) []T {
	batch, total := []T{first}, size(first)
	for len(batch) < maxItems && total < maxSize {
		select {
		case next, ok := <-queue:
			if !ok {
				return batch
			}
			batch, total = append(batch, next), total+size(next)
		default:
			return batch
		}
	}
	return batch
}
