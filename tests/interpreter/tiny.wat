;; An interpreter in small, with all that widget/interpreter/landmarks.mjs looks for. Functions are
;; named by their places, as read() names them.
(module
  (import "env" "asked" (func $asked (param i32)))
  (memory $memory 3)
  (table $table 2 funcref)
  (elem $elem (i32.const 0) $0 $2)
  (global $calls (mut i32) (i32.const 0))
  (global $glue_from i32 (i32.const 1600))
  (global $glue_to i32 (i32.const 1612))
  (export "memory" (memory $memory))
  (export "__indirect_function_table" (table $table))
  (export "__start_em_js" (global $glue_from))
  (export "__stop_em_js" (global $glue_to))
  (export "calls" (global $calls))
  (export "work" (func $0))
  (export "find" (func $1))
  (export "byte" (func $4))

  ;; A number that $3 reads, and one of two halves (2 and 4) that looks like an address.
  (data (i32.const 1024) "\07\00\00\00" "\04\00\02\00")

  ;; The names of the frozen modules; three rows at 1072: (data, 0, function); a pointer to each.
  (data (i32.const 1040) "abc.py\00" "io/__init__.py\00" "zlib.py\00" "\00")
  (data (i32.const 1072)
    "\d0\fb\01\00" "\00\00\00\00" "\d4\fb\01\00"
    "\d8\fb\01\00" "\00\00\00\00" "\dc\fb\01\00"
    "\e0\fb\01\00" "\00\00\00\00" "\94\05\02\00"
    "\30\04\00\00" "\3c\04\00\00" "\48\04\00\00")

  ;; The frozen modules; nothing tells where the last one's function ends.
  (data (i32.const 130000) "ABCDEFGHIJKLMNOPQRST")
  (data (i32.const 132496) "UVWX" "Z")

  ;; The tables of mathematics: the digits of 2/pi, a number, the last row of the powers.
  (data (i32.const 1200)
    "\83\f9\a2\00" "\44\4e\6e\00" "\fc\29\15\00" "\d1\57\27\00"
    "\2a\00\00\00" "\00\00\00\00"
    "\00\60\59\df\bd\d5\d5\3f" "\dc\65\a4\08\2a\0b\0a\bd")

  ;; The text of the glue's functions, and what stands behind it.
  (data (i32.const 1600) "() => 7;\00\00\00\00" "behind")

  ;; Hot: doubles even numbers; for odd ones it needs a cold function. Its mask is no address.
  (func $0 (param $number i32) (result i32)
    (if (result i32)
      (i32.eq (i32.and (local.get $number) (i32.const 0x1fffe)) (local.get $number))
      (then (i32.mul (local.get $number) (i32.const 2)))
      (else (call $2 (local.get $number) (i32.const 1000)))))

  ;; The keeper: puts at 16 where a module's row is, and answers 2; 0 where there is none.
  (func $1 (param $number i32) (result i32)
    (call $asked (local.get $number))
    (if (result i32) (i32.lt_u (local.get $number) (i32.const 3))
      (then
        (i32.store (i32.const 16)
          (i32.load offset=1108 (i32.shl (local.get $number) (i32.const 2))))
        (i32.const 2))
      (else (i32.const 0))))

  ;; Cold: needs the tables of mathematics, a global and a hot function.
  (func $2 (param $number i32) (param $more i32) (result i32)
    (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
    (i32.add
      (i32.add (local.get $number) (local.get $more))
      (i32.add (call $3) (i32.load (i32.const 1216)))))

  ;; Hot.
  (func $3 (result i32) (i32.load (i32.const 1024)))

  ;; Hot: reads any byte.
  (func $4 (param $at i32) (result i32) (i32.load8_u (local.get $at)))
)
