//! When the pictures of a WebM file are shown, read from the file itself (RFC 9559, RFC 8794).

/// The moment of each picture, in milliseconds.
pub fn moments(mut file: &[u8]) -> Vec<i64> {
    let (mut cluster, mut moments) = (0, vec![]);
    while let Some((id, size)) = header(&mut file) {
        // What holds others is gone through: segment, cluster, group of a block.
        if matches!(id, 0x1853_8067 | 0x1F43_B675 | 0xA0) {
            continue;
        }
        let Some((body, rest)) = size.and_then(|size| file.split_at_checked(size)) else { break };
        match id {
            0xE7 => cluster = body.iter().fold(0, |number, byte| number << 8 | i64::from(*byte)),
            // Of one track, whose number takes a byte.
            0xA3 | 0xA1 => moments.push(cluster + i64::from(i16::from_be_bytes([body[1], body[2]]))),
            _ => {}
        }
        file = rest;
    }
    moments
}

/// What the next element is and how long, if that is known.
fn header(file: &mut &[u8]) -> Option<(u64, Option<usize>)> {
    let (id, _) = number(file)?;
    let (size, width) = number(file)?;
    // Without the bit that tells the width; all ones are a size that nobody knew yet.
    let most = (1 << (7 * width)) - 1;
    Some((id, (size & most != most).then_some((size & most) as usize)))
}

/// A number that tells its own width, with the bit that does, and the width in bytes.
fn number(file: &mut &[u8]) -> Option<(u64, u32)> {
    let width = file.first()?.leading_zeros() + 1;
    let (bytes, rest) = file.split_at_checked(width as usize)?;
    *file = rest;
    Some((bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)), width))
}
