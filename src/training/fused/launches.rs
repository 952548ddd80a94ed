//! The buffers of a run, and its launches.

use burn::cubecl::client::Client;
use burn::cubecl::prelude::*;
use burn::cubecl::server::Handle;

use super::kernel::train;
use super::{Plan, UNITS};
use crate::network::unbias;
use crate::text;
use crate::training::TrainingError;

/// The loops of one launch on Mesa's llvmpipe end after 65535 turns, all counted together, without a word:
/// `LP_MAX_TGSI_LOOP_ITERATIONS`. A little is left for loops that the shader compiler adds.
const LLVMPIPE_TURNS: usize = 60_000;

/// WebGPU lets a kernel read at least so many bytes of one buffer, and no more unless it is asked.
const LARGEST_BUFFER: usize = 128 << 20;

/// The buffers of an ensemble on the graphics device.
pub struct Launches {
    plan: Plan,
    client: Client,
    /// Networks, R.
    networks: usize,
    /// Patterns, N.
    patterns: usize,
    decay: f32,
    /// Turns of a unit's loops in one launch.
    turns: usize,
    /// The arguments of the kernel: see [`train`].
    data: Buffer,
    state: Buffer,
    rates: Buffer,
    parts: Buffer,
    failed: Buffer,
}

/// Numbers of four bytes on the device.
struct Buffer {
    handle: Handle,
    length: usize,
}

impl Buffer {
    fn new<T: CubeElement>(client: &Client, numbers: &[T]) -> Self {
        Self { handle: client.create_from_slice(T::as_bytes(numbers)), length: numbers.len() }
    }

    fn argument(&self) -> BufferArg {
        // SAFETY: the buffer was made with this length.
        unsafe { BufferArg::from_raw_parts(self.handle.clone(), self.length) }
    }
}

/// The client of the device that burn's `init_async` set up.
///
/// In the browser that has to have happened before; elsewhere the first call sets it up.
fn client() -> Client {
    burn::cubecl::Device::Wgpu(Default::default()).client()
}

/// Bytes of memory that a workgroup of the device may use: what [`Plan::fit`] asks for.
pub fn workgroup_memory() -> usize {
    client().properties().hardware.max_shared_memory_size
}

impl Launches {
    /// Uploads the data [N, inputs + classes], the state [1 + moments, R, P] and the learning rates [R].
    pub fn new(
        plan: Plan,
        data: &[f32],
        state: &[f32],
        rates: &[f32],
        decay: f32,
    ) -> Result<Self, TrainingError> {
        let layout = plan.layout();
        let networks = rates.len();
        let pattern = plan.widths.first().unwrap_or(&0) + plan.widths.last().unwrap_or(&0);
        if layout.layers.is_empty() || data.is_empty() || !data.len().is_multiple_of(pattern) {
            return Err(refused(text::engines::DATA_SHAPE));
        }
        if size_of_val(data) > LARGEST_BUFFER {
            return Err(refused(text::engines::DATA_TOO_LARGE));
        }
        if networks == 0 || state.len() != (1 + plan.moments()) * networks * layout.parameters {
            return Err(refused(text::engines::STATE_SHAPE));
        }
        if !(1..=UNITS).contains(&plan.tile) || plan.widths.contains(&0) {
            return Err(refused(text::engines::PLAN_UNFIT));
        }
        let client = client();
        let properties = client.properties();
        let limits = &properties.hardware;
        if plan.memory() > limits.max_shared_memory_size {
            return Err(refused(text::engines::TOO_LITTLE_MEMORY));
        }
        if networks > limits.max_cube_count.0 as usize {
            return Err(refused(text::engines::TOO_MANY_NETWORKS));
        }
        Ok(Self {
            networks,
            patterns: data.len() / pattern,
            decay,
            turns: if properties.identity.name.contains("llvmpipe") { LLVMPIPE_TURNS } else { usize::MAX },
            data: Buffer::new(&client, data),
            state: Buffer::new(&client, state),
            rates: Buffer::new(&client, rates),
            parts: Buffer::new(&client, &layout.parts()),
            failed: Buffer::new(&client, &vec![u32::MAX; networks * UNITS]),
            plan,
            client,
        })
    }

    /// Queues one step for each of `batches` (start and length within a network's part of `order`).
    ///
    /// `order` is [R, rows], rows of the data; `done` is how many steps were taken before. Nothing is waited
    /// for: a browser stops a device whose launch takes more than about two seconds.
    pub fn launch(&self, order: &[u32], batches: &[(u32, u32)], done: u64) -> Result<(), TrainingError> {
        let rows = order.len() / self.networks;
        if order.is_empty() || order.len() != rows * self.networks {
            return Err(refused(text::engines::ORDER_SHAPE));
        }
        if order.iter().any(|row| *row as usize >= self.patterns) {
            return Err(refused(text::engines::ORDER_BEYOND));
        }
        let fits =
            |&(start, length): &(u32, u32)| length > 0 && u64::from(start) + u64::from(length) <= rows as u64;
        if batches.is_empty() || !batches.iter().all(fits) {
            return Err(refused(text::engines::BATCH_BEYOND));
        }
        // Failures are noted as steps below u32::MAX.
        let end = u32::try_from(done.saturating_add(batches.len() as u64)).unwrap_or(u32::MAX);
        if end == u32::MAX {
            return Err(refused(text::engines::TOO_MANY_STEPS));
        }
        let turns = |batch: &(u32, u32)| self.plan.turns(batch.1 as usize);
        let longest = batches.iter().map(turns).max().unwrap_or(1);
        if longest > self.turns {
            return Err(refused(text::engines::BATCH_TOO_LONG));
        }
        let mut first = end - batches.len() as u32;
        let order = Buffer::new(&self.client, order);
        for part in batches.chunks(self.turns / longest) {
            self.dispatch(&order, rows as u32, part, first);
            first += part.len() as u32;
        }
        Ok(())
    }

    /// Queues one launch of the kernel; `first` is the number of its first step.
    fn dispatch(&self, order: &Buffer, rows: u32, batches: &[(u32, u32)], first: u32) {
        let entry = |(t, &(start, length)): (u32, &(u32, u32))| {
            let (factor_1, factor_2) = unbias(u64::from(t));
            [start, length, factor_1.to_bits(), factor_2.to_bits()]
        };
        let steps: Vec<u32> = (first + 1..).zip(batches).flat_map(entry).collect();
        // SAFETY: the kernel's indices are made of the counts, rows and batches that `launch` and `new`
        // checked, and its loops end.
        unsafe {
            train::launch_unchecked(
                &self.client,
                CubeCount::Static(self.networks as u32, 1, 1),
                CubeDim::new_1d(UNITS as u32),
                self.data.argument(),
                self.state.argument(),
                order.argument(),
                Buffer::new(&self.client, &steps).argument(),
                self.rates.argument(),
                self.parts.argument(),
                self.failed.argument(),
                batches.len() as u32,
                first,
                rows,
                self.decay,
                self.plan.clone(),
            );
        }
    }

    /// Hands the queued launches to the device; otherwise cubecl collects many into one submission.
    pub fn flush(&self) -> Result<(), TrainingError> {
        self.client.flush().map_err(device)
    }

    /// [R]: the first step at whose start a weight, or at which a gradient, was no finite number, of all
    /// launches so far.
    ///
    /// The read is queued at once, behind the launches before it.
    pub fn failed(&self) -> impl Future<Output = Result<Vec<Option<u32>>, TrainingError>> {
        let read = self.client.read_async(vec![self.failed.handle.clone()]);
        async move {
            let read = read.await.map_err(device)?;
            let failed = read.first().ok_or_else(|| refused(text::engines::FAILURES_UNREAD))?;
            Ok(earliest(u32::from_bytes(failed)))
        }
    }

    /// The state [1 + moments, R, P] after all launches so far.
    pub async fn state(&self) -> Result<Vec<f32>, TrainingError> {
        let read = self.client.read_async(vec![self.state.handle.clone()]).await.map_err(device)?;
        let state = read.first().ok_or_else(|| refused(text::engines::STATE_UNREAD))?;
        Ok(f32::from_bytes(state).to_vec())
    }
}

/// The earliest failure of each network's units.
fn earliest(failed: &[u32]) -> Vec<Option<u32>> {
    failed.chunks(UNITS).map(|units| units.iter().copied().min().filter(|step| *step != u32::MAX)).collect()
}

fn device(error: impl std::fmt::Debug) -> TrainingError {
    TrainingError(text::engines::device_failed(&format!("{error:?}")))
}

/// Arrays that do not fit each other or the device.
fn refused(why: &str) -> TrainingError {
    TrainingError(text::engines::device_cannot(why))
}
