;; The fast path of reading: scans segments that are whole, unremarkable and begin with three capitals and an element
;; separator, sixteen bytes at a time. `scan-piece.ts` hands it the bytes; the state machine of
;; `scanner.ts` is what it is held against. After a change: npm run generate.
;;
;; Memory:
;;   0x000  class of each byte value, as `character-class.ts` has them (0 is ordinary)
;;   0x100  which byte values below 0x80 are not ordinary: of each low half-byte, a bit for each high half-byte
;;   0x110  the same of those from 0x80 on
;;   0x200  what the last scan came to: see its end
;;   0x400  the bytes, 64 KiB of them at most, and room to look beyond their end
;;   0x20000  the cells that the scan put down, as `tape.ts` has them: at most one for each byte
(module
  (memory (export "memory") 6)
  (global $CELLS i32 (i32.const 0x20000))
  (global $HEAD_BYTES i32 (i32.const 12)) ;; three cells of a segment before its marks
  (global $COMPONENT i32 (i32.const 1))
  (global $ELEMENT i32 (i32.const 3))
  (global $TERMINATOR i32 (i32.const 4))
  (global $RELEASE i32 (i32.const 5))
  (global $RELEASED i32 (i32.const 512)) ;; the flag of a segment that has release characters
  (global $LF i32 (i32.const 0x0a))
  (global $CR i32 (i32.const 0x0d))

  ;; Scans from a place to an end. What it puts down of places is moved on by $shift, to where the bytes stand in the window.
  ;; Without $marks only counts, and stops before a tag that begins with U. Gives why it stopped:
  ;;   0  before a segment that is not plain
  ;;   1  before a segment that is not all there
  ;;   2  after the last of $services segments whose tag begins with UN
  (func (export "scan")
    (param $from i32) (param $end i32) (param $shift i32)
    (param $segmentBytesMax i32) (param $services i32) (param $marks i32)
    (result i32)
    (local $start i32)      ;; where the segment begins
    (local $block i32)      ;; the sixteen bytes that are looked at
    (local $sixteen v128)
    (local $specials i32)   ;; a bit for each of them that is not ordinary, those dealt with taken off
    (local $place i32)
    (local $byte i32)
    (local $kind i32)
    (local $floor i32)      ;; before it everything is dealt with
    (local $lastPlace i32)  ;; of the separator before
    (local $lastKind i32)
    (local $flags i32)
    (local $head i32)       ;; where the segment's first cell is
    (local $cell i32)       ;; where its next mark goes
    (local $last i32)       ;; where the last whole segment's first cell is
    (local $lastEnd i32)
    (local $previousEnd i32)
    (local $count i32)
    (local $letters i32)    ;; the first two of its tag
    (local $stop i32)
    (local.set $start (local.get $from))
    (local.set $block (i32.sub (local.get $from) (i32.const 16)))
    (local.set $head (global.get $CELLS))
    (block $stopped
      (block $notPlain
        (block $notAllThere
          (loop $segment
            (loop $lineEnds
              (br_if $notAllThere (i32.ge_u (local.get $start) (local.get $end)))
              (local.set $byte (i32.load8_u offset=0x400 (local.get $start)))
              (if (i32.or (i32.eq (local.get $byte) (global.get $LF)) (i32.eq (local.get $byte) (global.get $CR)))
                (then
                  (local.set $start (i32.add (local.get $start) (i32.const 1)))
                  (br $lineEnds))))
            (br_if $notAllThere (i32.ge_u (i32.add (local.get $start) (i32.const 3)) (local.get $end)))
            (br_if $notPlain (i32.eqz (call $isPlainTag (local.get $start) (local.get $marks))))
            (local.set $flags (i32.const 0))
            (local.set $floor (local.get $start))
            (local.set $cell (i32.add (local.get $head) (global.get $HEAD_BYTES)))
            (loop $special
              (if (i32.eqz (local.get $specials))
                (then
                  (local.set $block (i32.add (local.get $block) (i32.const 16)))
                  (br_if $notAllThere (i32.ge_u (local.get $block) (local.get $end)))
                  (local.set $sixteen (v128.load offset=0x400 (local.get $block)))
                  ;; The bit of the high half-byte, in the row of the low one.
                  (local.set $specials
                    (i8x16.bitmask
                      (i8x16.ne
                        (v128.const i64x2 0 0)
                        (v128.and
                          (i8x16.swizzle
                            (v128.const i8x16 1 2 4 8 16 32 64 128 1 2 4 8 16 32 64 128)
                            (i8x16.shr_u (local.get $sixteen) (i32.const 4)))
                          (v128.bitselect
                            (i8x16.swizzle
                              (v128.load (i32.const 0x110))
                              (v128.and (local.get $sixteen) (i8x16.splat (i32.const 0x0f))))
                            (i8x16.swizzle
                              (v128.load (i32.const 0x100))
                              (v128.and (local.get $sixteen) (i8x16.splat (i32.const 0x0f))))
                            (i8x16.shr_s (local.get $sixteen) (i32.const 7)))))))
                  ;; Beyond the end there are old bytes.
                  (if (i32.lt_u (i32.sub (local.get $end) (local.get $block)) (i32.const 16))
                    (then
                      (local.set $specials
                        (i32.and
                          (local.get $specials)
                          (i32.sub
                            (i32.shl (i32.const 1) (i32.sub (local.get $end) (local.get $block)))
                            (i32.const 1))))))
                  (br $special)))
              (local.set $place (i32.add (local.get $block) (i32.ctz (local.get $specials))))
              (local.set $specials (i32.and (local.get $specials) (i32.sub (local.get $specials) (i32.const 1))))
              (br_if $special (i32.lt_u (local.get $place) (local.get $floor)))
              (local.set $kind (i32.load8_u (i32.load8_u offset=0x400 (local.get $place))))
              (if (i32.gt_u (local.get $kind) (global.get $TERMINATOR))
                (then
                  (br_if $notPlain (i32.ne (local.get $kind) (global.get $RELEASE)))
                  (br_if $notAllThere (i32.ge_u (i32.add (local.get $place) (i32.const 1)) (local.get $end)))
                  ;; Released must be a service character; below COMPONENT there is ORDINARY only, which wraps.
                  (local.set $kind (i32.load8_u (i32.load8_u offset=0x401 (local.get $place))))
                  (br_if $notPlain
                    (i32.gt_u
                      (i32.sub (local.get $kind) (global.get $COMPONENT))
                      (i32.sub (global.get $RELEASE) (global.get $COMPONENT))))
                  (local.set $flags (global.get $RELEASED))
                  (local.set $floor (i32.add (local.get $place) (i32.const 2)))
                  (br $special)))
              ;; A separator right after a lower one trails, and must be reported.
              (br_if $notPlain
                (i32.and
                  (i32.gt_u (local.get $kind) (local.get $lastKind))
                  (i32.eq (local.get $place) (i32.add (local.get $lastPlace) (i32.const 1)))))
              (i32.store
                (local.get $cell)
                (i32.or
                  (i32.shl (i32.add (local.get $place) (local.get $shift)) (i32.const 2))
                  (i32.sub (local.get $kind) (i32.const 1))))
              (local.set $cell (i32.add (local.get $cell) (i32.const 4)))
              (local.set $lastPlace (local.get $place))
              (local.set $lastKind (local.get $kind))
              (br_if $special (i32.lt_u (local.get $kind) (global.get $TERMINATOR)))
              (br_if $notPlain
                (i32.ge_u (i32.sub (local.get $place) (local.get $start)) (local.get $segmentBytesMax)))
              (if (local.get $marks)
                (then
                  (i32.store (local.get $head) (i32.add (local.get $start) (local.get $shift)))
                  (i32.store offset=4 (local.get $head) (local.get $flags))
                  (i32.store offset=8
                    (local.get $head)
                    (i32.shr_u
                      (i32.sub (i32.sub (local.get $cell) (local.get $head)) (global.get $HEAD_BYTES))
                      (i32.const 2)))
                  (local.set $last (local.get $head))
                  (local.set $head (local.get $cell))))
              (local.set $count (i32.add (local.get $count) (i32.const 1)))
              (local.set $previousEnd (local.get $lastEnd))
              (local.set $lastEnd (i32.add (local.get $place) (i32.const 1)))
              (local.set $letters (i32.load16_u offset=0x400 (local.get $start)))
              (local.set $start (local.get $lastEnd))
              (br_if $segment (i32.ne (local.get $letters) (i32.const 0x4e55))) ;; "UN"
              (local.set $services (i32.sub (local.get $services) (i32.const 1)))
              (br_if $segment (local.get $services))
              (local.set $stop (i32.const 2))
              (br $stopped))))
        (local.set $stop (i32.const 1))))
    (i32.store (i32.const 0x200) (local.get $start))
    (i32.store (i32.const 0x204) (local.get $count))
    (i32.store (i32.const 0x208) (local.get $lastEnd))
    (i32.store (i32.const 0x20c) (local.get $previousEnd))
    ;; In cells: how many there are, and where the last segment's begin.
    (i32.store (i32.const 0x210) (i32.shr_u (i32.sub (local.get $head) (global.get $CELLS)) (i32.const 2)))
    (i32.store (i32.const 0x214) (i32.shr_u (i32.sub (local.get $last) (global.get $CELLS)) (i32.const 2)))
    (i32.store (i32.const 0x218) (local.get $services))
    (local.get $stop))

  ;; Three capitals that are nothing else, then an element separator, all four before the end. UNA is not for us, nor is TXT, a
  ;; service segment of the versions before 4, of which there may be five; nor, without marks, what begins with U.
  (func $isPlainTag (param $start i32) (param $marks i32) (result i32)
    (local $first i32)
    (local $second i32)
    (local $third i32)
    (local $tag i32)
    (local.set $first (i32.load8_u offset=0x400 (local.get $start)))
    (local.set $second (i32.load8_u offset=0x401 (local.get $start)))
    (local.set $third (i32.load8_u offset=0x402 (local.get $start)))
    (if (i32.gt_u (i32.sub (local.get $first) (i32.const 0x41)) (i32.const 25)) (then (return (i32.const 0))))
    (if (i32.gt_u (i32.sub (local.get $second) (i32.const 0x41)) (i32.const 25)) (then (return (i32.const 0))))
    (if (i32.gt_u (i32.sub (local.get $third) (i32.const 0x41)) (i32.const 25)) (then (return (i32.const 0))))
    (if
      (i32.or
        (i32.or (i32.load8_u (local.get $first)) (i32.load8_u (local.get $second)))
        (i32.load8_u (local.get $third)))
      (then (return (i32.const 0))))
    (local.set $tag (i32.and (i32.load offset=0x400 (local.get $start)) (i32.const 0xffffff)))
    (if (i32.eq (local.get $tag) (i32.const 0x414e55)) (then (return (i32.const 0)))) ;; "UNA"
    (if (i32.eq (local.get $tag) (i32.const 0x545854)) (then (return (i32.const 0)))) ;; "TXT"
    (if (i32.and (i32.eqz (local.get $marks)) (i32.eq (local.get $first) (i32.const 0x55))) (then (return (i32.const 0))))
    (i32.eq (i32.load8_u (i32.load8_u offset=0x403 (local.get $start))) (global.get $ELEMENT))))
