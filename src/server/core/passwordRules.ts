import { refuse } from "./refusal.ts";

/** Passwords so common that they are tried first. Only those of 12 characters and more need to be here. */
const common = new Set(
  `123456789012 1234567890123 1234567890abc 123123123123 111111111111 000000000000 121212121212 123456123456
  passwordpassword password1234 password12345 password123456 password2024 password2025 password2026 mypassword123
  passw0rd1234 p@ssw0rd1234 p@ssword1234 qwertyuiop12 qwertyuiop123 qwertyuiopas qwertyuiopasdf qwertyqwerty
  qwerty123456 qwerty1234567 qwerty12345678 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1qaz2wsx3edc 1qaz2wsx3edc4rfv zaq12wsxcde3
  asdfghjkl123 asdfghjkl;' abcdefghijkl abcdefghijklm abcdef123456 abc123abc123 abcd12345678 aaaaaaaaaaaa
  iloveyou1234 iloveyouforever iloveyou12345 letmein12345 letmeinletmein welcome12345 welcome123456 changeme1234
  changemeplease administrator administrator1 adminadmin123 admin1234567 adminadminadmin trustno1trustno1
  correcthorsebatterystaple football1234 liverpoolfc1 manchesterunited manchester123
  chelseafc123 arsenalfc123 princess1234 sunshine1234 superman1234 computer1234 internet1234 monkeymonkey
  unitedkingdom london123456 michaeljackson christopher1 dailydesk1234 thedailydesk newsroom1234 stetstetstet`
    .split(/\s+/)
    .filter((word) => word.length >= 12),
);

/**
 * The password as it is hashed: in one form of Unicode, with blanks at its ends kept. Refuses one under 12 or over
 * 256 characters, and one that everybody tries first; asks for no mixture of kinds of character (bad input 43).
 */
export function fitPassword(password: string): string {
  const form = password.normalize("NFC");
  const length = [...form].length;
  const plain = form.toLowerCase();
  const isOneCharacter = new Set(plain).size <= 2;
  if (length < 12 || length > 256 || common.has(plain) || isOneCharacter) throw refuse("password/weak");
  return form;
}
